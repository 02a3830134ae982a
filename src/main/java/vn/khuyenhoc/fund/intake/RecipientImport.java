package vn.khuyenhoc.fund.intake;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static vn.khuyenhoc.kernel.imports.ImportColumn.date;
import static vn.khuyenhoc.kernel.imports.ImportColumn.text;
import static vn.khuyenhoc.kernel.imports.ImportColumn.whole;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;

import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import vn.khuyenhoc.fund.grant.Entering;
import vn.khuyenhoc.fund.grant.Rounds;
import vn.khuyenhoc.fund.recipient.HeldNames;
import vn.khuyenhoc.fund.recipient.Lists;
import vn.khuyenhoc.fund.recipient.Lists.Wanted;
import vn.khuyenhoc.fund.recipient.Said;
import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.imports.ImportColumn;
import vn.khuyenhoc.kernel.imports.ImportKind;
import vn.khuyenhoc.kernel.imports.ImportRow;
import vn.khuyenhoc.organization.Organizations;

/** Recipients: who is to receive how much of rounds that are being drafted. */
@Component
class RecipientImport implements ImportKind {
    static final String GRANT = "grant", NAME = "fullName", BIRTH_DATE = "birthDate", BIRTH_YEAR = "birthYear", SCHOOL = "school", GUARDIAN = "guardian", AMOUNT = "amount";

    private final DSLContext sql;
    private final Days days;
    private final Organizations organizations;
    private final Rounds rounds;
    private final Lists lists;
    private final Entering entering;
    private final HeldNames names;

    RecipientImport(DSLContext sql, Days days, Organizations organizations, Rounds rounds, Lists lists, Entering entering, HeldNames names) {
        this.sql = sql;
        this.days = days;
        this.organizations = organizations;
        this.rounds = rounds;
        this.lists = lists;
        this.entering = entering;
        this.names = names;
    }

    @Override
    public String name() {
        return "GRANT_RECIPIENTS";
    }

    @Override
    public List<ImportColumn> columns() {
        return List.of(
            text(GRANT, true, "QT-19627 12/QĐ-QKH", 100, "Round (organization code, decision number)", "Mã đợt chi", "Đợt chi", "Mã đợt"),
            text(NAME, true, "Nguyễn Thị Hoa", Entering.LONGEST_NAME, "Full name", "Họ và tên", "Họ tên", "Họ và tên học sinh", "Họ tên học sinh", "Người nhận"),
            date(BIRTH_DATE, false, "02/09/2012", "Date of birth", "Ngày sinh", "Ngày tháng năm sinh", "Ngày, tháng, năm sinh"),
            whole(BIRTH_YEAR, false, "", "Year of birth", "Năm sinh"),
            text(SCHOOL, false, "Trường THCS Nguyễn Trãi", Entering.LONGEST_SCHOOL, "School", "Trường", "Tên trường", "Trường học"),
            text(GUARDIAN, false, "Nguyễn Văn Bình", Entering.LONGEST_NAME, "Guardian", "Người giám hộ", "Cha mẹ hoặc người giám hộ", "Phụ huynh"),
            whole(AMOUNT, true, "1.000.000", "Amount (VND)", "Số tiền", "Mức chi", "Số tiền nhận"));
    }

    @Override
    public Checking checking(Scope scope) {
        return new RecipientChecking(sql, named(scope), rounds, lists, entering, scope);
    }

    private NamedRounds named(Scope scope) {
        return new NamedRounds(sql, days.today(), organizations, rounds, scope);
    }

    static @Nullable Integer birthYear(ImportRow row) {
        Long year = row.whole(BIRTH_YEAR);
        return year == null ? null : Integer.valueOf(Math.toIntExact(Math.min(year, 99_999)));
    }

    static Said said(ImportRow row) {
        return new Said(row.given(NAME), row.date(BIRTH_DATE), birthYear(row),
            row.text(SCHOOL), row.text(GUARDIAN));
    }

    static long amount(ImportRow row) {
        return Objects.requireNonNull(row.whole(AMOUNT));
    }

    @Override
    public void apply(List<ImportRow> rows, Scope scope) {
        names.holdAll();
        NamedRounds named = named(scope);
        rows.stream().collect(groupingBy(row -> named.named(row.given(GRANT)).getId(), LinkedHashMap::new, toList()))
            .forEach((round, some) -> rounds.list(rounds.locked(round, scope),
                some.stream().map(row -> new Wanted("row " + row.number(), null, said(row), amount(row))).toList(), scope));
    }
}
