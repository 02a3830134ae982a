package vn.khuyenhoc.fund.disclosure;

import static java.util.stream.Collectors.joining;
import static vn.khuyenhoc.fund.disclosure.Vietnamese.day;
import static vn.khuyenhoc.fund.disclosure.Vietnamese.number;
import static vn.khuyenhoc.kernel.pages.PrintedPage.escaped;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

import vn.khuyenhoc.fund.disclosure.Statement.Line;
import vn.khuyenhoc.fund.disclosure.Statement.Table;
import vn.khuyenhoc.fund.year.FundYear.FundMonth;
import vn.khuyenhoc.fund.year.RecordedLate;
import vn.khuyenhoc.kernel.pages.PrintedPage;
import vn.khuyenhoc.organization.Organization;

/** What is published as a page that is read on a screen and printed on A4. */
final class DisclosurePage {
    private DisclosurePage() {}

    private static String page(String title, String body) {
        return PrintedPage.of(Locale.of("vi"), title, body);
    }

    /** @param sample whether to say that the data are invented */
    static String of(Publication publication, boolean sample) {
        Organization holder = publication.holder();
        FundDisclosure disclosure = publication.disclosure();
        int year = disclosure.fundYear().year();
        return page("Công khai thu, chi Quỹ Khuyến học năm " + year + " - " + holder.name(), """
            <header><p class="holder">%s</p><h1>Công khai thu, chi Quỹ Khuyến học năm %d</h1>%s%s%s</header>
            %s
            <main>
            <section class="balance"><h2>1. Thu, chi và số dư (đồng)</h2>%s</section>
            <section><h2>2. Theo tháng</h2><figure>%s<figcaption><span class="key received"></span>Thu<span class="key spent"></span>Chi</figcaption></figure>%s</section>
            <section><h2>3. Chi theo mục đích</h2><figure>%s</figure>%s</section>
            <section><h2>4. Thu theo loại nhà tài trợ</h2>%s</section>
            <section><h2>5. Thu theo hình thức</h2>%s</section>
            <section><h2>6. Nhà tài trợ lớn nhất được nêu tên</h2>%s</section>%s
            </main>
            <footer>%s<p>Số liệu của quỹ do chính tổ chức quản lý, không gồm quỹ của các tổ chức trực thuộc. Các khoản bị hủy trong năm (%s đồng) đã được trừ. Không nêu tên cá nhân, kiều bào và nhà tài trợ xin ẩn danh; khoản của họ vẫn nằm trong các tổng.</p>
            <p class="screen"><a href="%d.xlsx%s">Tải bảng tính (.xlsx)</a></p></footer>""".formatted(
            escaped(holder.name()), year, published(disclosure), note(disclosure), sharingTheCode(publication), sample ? mark() : "",
            table(Statement.balance(disclosure.fundYear())), BarChart.months(disclosure.fundYear().byMonth()), months(disclosure.fundYear().byMonth()),
            BarChart.purposes(disclosure.fundYear().byPurpose()), table(Statement.spending(disclosure.fundYear())), table(Statement.donorKinds(disclosure)),
            table(Statement.contributionKinds(disclosure)), table(Statement.largestDonors(disclosure)), late(publication.late()), sample ? mark() : "",
            number(disclosure.fundYear().reversed()), year, publication.others().isEmpty() ? "" : Publication.on(holder)));
    }

    /** Whoever had, or has, the same code in the year, and published it too. */
    private static String sharingTheCode(Publication publication) {
        int year = publication.disclosure().fundYear().year();
        LocalDate last = Publication.lastDay(publication.holder());
        String own = last == null || last.getYear() != year ? "" : "<p class=\"when\">Tổ chức kết thúc sau ngày %s.</p>".formatted(day(last));
        return own + publication.others().stream().map(other -> "<p class=\"when\">Trong năm, mã %s còn là của <a href=\"%s\">%s</a>.</p>"
            .formatted(escaped(other.code()), year + Publication.on(other), escaped(other.name()))).collect(joining());
    }

    private static String mark() {
        return "<p class=\"sample\">" + escaped(Vietnamese.SAMPLE) + "</p>";
    }

    private static String published(FundDisclosure disclosure) {
        LocalDate on = disclosure.disclosedOn();
        return "<p class=\"when\">%s Hạn công khai: %s.%s</p>".formatted(on == null ? "" : "Công khai ngày " + day(on) + ".", day(disclosure.dueOn()),
            disclosure.late() ? " <span class=\"late\">Công khai muộn.</span>" : "");
    }

    private static String note(FundDisclosure disclosure) {
        String note = disclosure.fundYear().note();
        return note == null ? "" : "<p class=\"note\">%s: %s</p>".formatted(Statement.NOTED, escaped(note));
    }

    private static String table(Table table) {
        if (table.lines().isEmpty()) {
            return "<p>Không có.</p>";
        }
        return "<table><thead><tr><th scope=\"col\">%s</th>%s<th scope=\"col\" class=\"amount\">Số tiền (đồng)</th></tr></thead><tbody>%n%s</tbody></table>".formatted(
            escaped(table.labelled()), table.counted() == null ? "" : "<th scope=\"col\" class=\"amount\">" + escaped(table.counted()) + "</th>",
            table.lines().stream().map(line -> row(line, table.counted() != null)).collect(joining()));
    }

    private static String row(Line line, boolean counted) {
        String count = line.count() == null ? "" : number(line.count());
        return "<tr class=\"%s\"><th scope=\"row\">%s</th>%s<td class=\"amount\">%s</td></tr>%n".formatted(line.total() ? "total" : "part", escaped(line.label()),
            counted ? "<td class=\"amount\">" + count + "</td>" : "", number(line.amount()));
    }

    private static String late(RecordedLate late) {
        return late.count() == 0 ? "" : "\n<section><h2>7. Khoản ghi muộn</h2><p>%s</p>%s</section>".formatted(Statement.saidOf(late), table(Statement.late(late)));
    }

    private static String months(List<FundMonth> months) {
        return "<table><thead><tr><th scope=\"col\">Tháng</th><th scope=\"col\" class=\"amount\">Thu (đồng)</th><th scope=\"col\" class=\"amount\">Chi (đồng)</th></tr></thead><tbody>%n%s</tbody></table>"
            .formatted(months.stream().map(month -> "<tr><th scope=\"row\">Tháng %d</th><td class=\"amount\">%s</td><td class=\"amount\">%s</td></tr>%n"
                .formatted(month.month(), number(month.received()), number(month.spent()))).collect(joining()));
    }

    /** For an address behind which nothing is published. */
    static String missing() {
        return page("Không có bản công khai này", """
            <h1>Không có bản công khai này</h1>
            <p>Quỹ chưa công khai thu, chi của năm này, hoặc địa chỉ không đúng.</p>
            <p lang="en">Nothing is published here: the fund has not disclosed this year, or the address is wrong.</p>""");
    }
}
