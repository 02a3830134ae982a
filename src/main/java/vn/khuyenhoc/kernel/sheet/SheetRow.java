package vn.khuyenhoc.kernel.sheet;

import java.util.List;

/**
 * A row with something in it.
 *
 * @param number as the spreadsheet shows it, from 1
 * @param cells their texts from column A on; dates as yyyy-MM-dd, empty where there is nothing
 */
public record SheetRow(int number, List<String> cells) {
    public String cell(int column) {
        return column < cells.size() ? cells.get(column) : "";
    }

    /** A cell by its name, such as C7. */
    public static String name(int row, int column) {
        StringBuilder letters = new StringBuilder();
        for (int rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
            letters.insert(0, (char) ('A' + (rest - 1) % 26));
        }
        return letters.append(row).toString();
    }
}
