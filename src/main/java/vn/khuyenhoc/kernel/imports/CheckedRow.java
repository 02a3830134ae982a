package vn.khuyenhoc.kernel.imports;

import java.util.List;

import vn.khuyenhoc.kernel.graphql.Node;

/** A row of a spreadsheet with what was found in it. */
record CheckedRow(long key, int number, State state, List<Cell> cells, List<Problem> problems) implements Node {
    enum State { GOOD, DUPLICATE, BAD }

    record Cell(String column, String value) {}

    /**
     * @param cell its name, such as C7
     * @param bad whether the row cannot be applied because of it
     * @param details of the code's message
     */
    record Problem(String column, String cell, String code, boolean bad, List<String> details) {}
}
