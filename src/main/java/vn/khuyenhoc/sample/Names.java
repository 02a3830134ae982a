package vn.khuyenhoc.sample;

import java.util.SplittableRandom;

/** Invents people and donors; every invented name says so itself, wherever it is shown. */
final class Names {
    static final String MARK = " (mẫu)";

    private static final String[] SURNAMES = {"Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Phan", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô",
        "Dương", "Lý", "Đoàn", "Trương", "Đinh", "Mai", "Cao", "Thái"};
    private static final String[] MIDDLES = {"Văn", "Thị", "Đức", "Hữu", "Ngọc", "Quang", "Minh", "Thanh", "Xuân", "Thúy", "Bá", "Công"};
    private static final String[] GIVEN = {"An", "Anh", "Bình", "Châu", "Chiến", "Cường", "Dung", "Dũng", "Đạt", "Điệp", "Giang", "Hà", "Hải",
        "Hạnh", "Hiền", "Hòa", "Hùng", "Hương", "Khánh", "Lan", "Liên", "Linh", "Long", "Mai", "Nam", "Nga", "Nhung", "Phúc", "Phương", "Quân",
        "Sơn", "Tâm", "Thảo", "Thắng", "Thủy", "Toàn", "Trang", "Tuấn", "Vân", "Yến"};
    private static final String[] TRADES = {"Thương mại", "Xây dựng", "Nông sản", "Vận tải", "Dịch vụ", "May mặc"};

    private Names() {}

    static String person(SplittableRandom chance) {
        return SURNAMES[chance.nextInt(SURNAMES.length)] + " " + MIDDLES[chance.nextInt(MIDDLES.length)] + " "
            + GIVEN[chance.nextInt(GIVEN.length)] + MARK;
    }

    static String surname(SplittableRandom chance) {
        return SURNAMES[chance.nextInt(SURNAMES.length)];
    }

    static String business(SplittableRandom chance) {
        return "Công ty " + TRADES[chance.nextInt(TRADES.length)] + " " + GIVEN[chance.nextInt(GIVEN.length)] + " " + GIVEN[chance.nextInt(GIVEN.length)] + MARK;
    }
}
