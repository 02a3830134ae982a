package vn.khuyenhoc.fund.disclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.fund.year.FundYear;
import vn.khuyenhoc.fund.year.RecordedLate;

/** The tables of what is published, the same on the page and in the spreadsheet. */
final class Statement {
    static final String NOTED = "Ghi chú khi khóa sổ";

    /** @param count turns or contributions, where they are counted */
    record Line(String label, @Nullable Integer count, long amount, boolean total) {}

    /** @param counted what the counts are of, or null where nothing is counted */
    record Table(String title, String labelled, @Nullable String counted, List<Line> lines) {}

    private Statement() {}

    private static Line line(String label, long amount) {
        return new Line(label, null, amount, false);
    }

    private static Line total(String label, @Nullable Integer count, long amount) {
        return new Line(label, count, amount, true);
    }

    static Table balance(FundYear year) {
        List<Line> lines = new ArrayList<>(List.of(total("Số dư đầu năm", null, year.openingBalance()), total("Tổng thu", null, year.received()),
            line("Tiền", year.receivedMoney()), line("Hiện vật (theo giá trị quy đổi)", year.receivedGoods()), total("Nhận điều chuyển từ quỹ khác", null, year.transferredIn()),
            total("Tổng chi", null, year.spent())));
        year.byPurpose().forEach(one -> lines.add(line(Vietnamese.of(one.purpose()), one.amount())));
        lines.add(total("Điều chuyển sang quỹ khác", null, year.transferredOut()));
        lines.add(total("Số dư cuối năm", null, year.closingBalance()));
        return new Table("Thu, chi và số dư", "Chỉ tiêu", null, lines);
    }

    /** Empty where nothing was. */
    static Table late(RecordedLate late) {
        List<Line> lines = new ArrayList<>();
        if (late.count() > 0) {
            lines.addAll(List.of(line("Thu", late.received()), line("Chi", late.spent()), line("Nhận điều chuyển từ quỹ khác", late.transferredIn()), line("Điều chuyển sang quỹ khác", late.transferredOut())));
        }
        return new Table("Khoản ghi muộn", "Chỉ tiêu", null, lines);
    }

    /** That they are, and where they count. */
    static String saidOf(RecordedLate late) {
        return "%d khoản phát sinh trong năm được ghi sau khi khóa sổ; không nằm trong các số trên mà được tính vào năm %s."
            .formatted(late.count(), String.join(", ", late.countedIn().stream().map(String::valueOf).toList()));
    }

    static Table spending(FundYear year) {
        List<Line> lines = new ArrayList<>();
        year.byPurpose().forEach(one -> lines.add(new Line(Vietnamese.of(one.purpose()), one.turns(), one.amount(), false)));
        lines.add(total("Cộng", lines.stream().mapToInt(one -> one.count() == null ? 0 : one.count()).sum(), year.spent()));
        return new Table("Chi theo mục đích", "Mục đích", "Số lượt", lines);
    }

    static Table donorKinds(FundDisclosure disclosure) {
        List<Line> lines = new ArrayList<>();
        disclosure.byDonorKind().forEach(one -> lines.add(new Line(Vietnamese.of(one.donorKind()), one.contributionCount(), one.amount(), false)));
        return summed("Thu theo loại nhà tài trợ", "Nhà tài trợ", lines);
    }

    static Table contributionKinds(FundDisclosure disclosure) {
        List<Line> lines = new ArrayList<>();
        disclosure.byContributionKind().forEach(one -> lines.add(new Line(Vietnamese.of(one.kind()), one.contributionCount(), one.amount(), false)));
        return summed("Thu theo hình thức", "Hình thức", lines);
    }

    private static Table summed(String title, String labelled, List<Line> lines) {
        lines.add(total("Cộng", lines.stream().mapToInt(one -> one.count() == null ? 0 : one.count()).sum(), lines.stream().mapToLong(Line::amount).sum()));
        return new Table(title, labelled, "Số khoản", lines);
    }

    static Table largestDonors(FundDisclosure disclosure) {
        return new Table("Nhà tài trợ lớn nhất được nêu tên", "Nhà tài trợ", null,
            disclosure.largestDonors().stream().map(one -> line(Objects.requireNonNull(one.donor().name()), one.amount())).toList());
    }
}
