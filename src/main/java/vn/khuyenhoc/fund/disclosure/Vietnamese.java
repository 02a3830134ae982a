package vn.khuyenhoc.fund.disclosure;

import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import vn.khuyenhoc.fund.ContributionKind;
import vn.khuyenhoc.fund.DonorKind;
import vn.khuyenhoc.fund.GrantPurpose;

/** The words and numbers of what is published, as people in Vietnam read them. */
final class Vietnamese {
    static final String SAMPLE = "Dữ liệu mẫu: người, nhà tài trợ và từng khoản tiền là giả định.";

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private Vietnamese() {}

    static String number(long number) {
        return NumberFormat.getIntegerInstance(Locale.of("vi", "VN")).format(number);
    }

    static String day(LocalDate day) {
        return DAY.format(day);
    }

    static String of(GrantPurpose purpose) {
        return switch (purpose) {
            case SCHOLARSHIP -> "Học bổng";
            case SUPPORT -> "Hỗ trợ";
            case AWARD -> "Khen thưởng";
        };
    }

    static String of(DonorKind kind) {
        return switch (kind) {
            case INDIVIDUAL -> "Cá nhân";
            case BUSINESS -> "Doanh nghiệp";
            case CLAN -> "Dòng họ";
            case AGENCY -> "Cơ quan";
            case OVERSEAS -> "Kiều bào, tổ chức nước ngoài";
        };
    }

    static String of(ContributionKind kind) {
        return switch (kind) {
            case CASH -> "Tiền mặt";
            case TRANSFER -> "Chuyển khoản";
            case IN_KIND -> "Hiện vật (theo giá trị quy đổi)";
        };
    }
}
