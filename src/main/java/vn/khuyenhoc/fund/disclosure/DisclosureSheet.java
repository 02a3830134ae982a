package vn.khuyenhoc.fund.disclosure;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.fund.disclosure.Statement.Line;
import vn.khuyenhoc.fund.disclosure.Statement.Table;
import vn.khuyenhoc.fund.year.FundYear.FundMonth;
import vn.khuyenhoc.kernel.sheet.SheetWriter;

/** What is published as a spreadsheet; a cell of text is text, whatever it begins with. */
final class DisclosureSheet {
    private DisclosureSheet() {}

    /** @param sample whether to say that the data are invented */
    static byte[] of(Publication publication, boolean sample) {
        FundDisclosure disclosure = publication.disclosure();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (SheetWriter sheet = SheetWriter.xlsx(file, "Năm " + disclosure.fundYear().year())) {
            row(sheet, "Công khai thu, chi Quỹ Khuyến học năm " + disclosure.fundYear().year(), publication.holder().name(), sample ? Vietnamese.SAMPLE : "");
            row(sheet, "Ngày công khai", disclosure.disclosedOn());
            row(sheet, "Hạn công khai", disclosure.dueOn());
            if (disclosure.fundYear().note() != null) {
                row(sheet, Statement.NOTED, disclosure.fundYear().note());
            }
            table(sheet, Statement.balance(disclosure.fundYear()));
            row(sheet);
            row(sheet, "Tháng", "Thu (đồng)", "Chi (đồng)");
            for (FundMonth month : disclosure.fundYear().byMonth()) {
                row(sheet, month.month(), month.received(), month.spent());
            }
            for (Table table : List.of(Statement.spending(disclosure.fundYear()), Statement.donorKinds(disclosure), Statement.contributionKinds(disclosure),
                Statement.largestDonors(disclosure))) {
                table(sheet, table);
            }
            if (publication.late().count() > 0) {
                table(sheet, Statement.late(publication.late()));
                row(sheet, Statement.saidOf(publication.late()));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return file.toByteArray();
    }

    private static void table(SheetWriter sheet, Table table) throws IOException {
        row(sheet);
        row(sheet, table.title(), table.counted(), "Số tiền (đồng)");
        for (Line line : table.lines()) {
            row(sheet, line.label(), line.count(), line.amount());
        }
    }

    private static void row(SheetWriter sheet, @Nullable Object... cells) throws IOException {
        sheet.row(Arrays.asList(cells));
    }
}
