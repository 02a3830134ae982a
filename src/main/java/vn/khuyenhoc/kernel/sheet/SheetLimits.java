package vn.khuyenhoc.kernel.sheet;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How large a spreadsheet may be, under {@code khuyenhoc.sheet}. A workbook is a compressed archive: a small one can hold
 * more than any memory, so what it unpacks to is bounded too.
 *
 * @param unpacked all parts of a workbook together
 * @param sharedTexts the part with the texts of all cells, which is held in memory
 * @param ratio how many times smaller than itself a part may be packed
 * @param parts of a workbook
 * @param cellLength characters of one cell
 */
@ConfigurationProperties("khuyenhoc.sheet")
public record SheetLimits(
    @DefaultValue("32MB") DataSize file,
    @DefaultValue("512MB") DataSize unpacked,
    @DefaultValue("64MB") DataSize sharedTexts,
    @DefaultValue("200") int ratio,
    @DefaultValue("1000") int parts,
    @DefaultValue("300000") int rows,
    @DefaultValue("200") int columns,
    @DefaultValue("2000") int cellLength) {}
