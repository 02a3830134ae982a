package vn.khuyenhoc.organization.centre;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import org.jooq.DSLContext;
import org.jooq.TableRecord;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.sql.Rows;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.jooq.tables.records.OrganizationCentreRecord;
import vn.khuyenhoc.organization.jooq.tables.records.OrganizationCentreStaffRecord;
import vn.khuyenhoc.organization.tree.Delta;
import vn.khuyenhoc.organization.tree.KeptTotal;
import vn.khuyenhoc.organization.tree.KeptTotals;

/** What one act does to lines: some say something else, some never held, some are new; written once, with what a total gains and loses. */
public final class Amendment<R extends TableRecord<R>> {
    private final KeptTotal total;
    private final Function<R, List<?>> dimensions;
    private final Map<Long, R> corrected = new LinkedHashMap<>();
    private final Map<Long, UnaryOperator<R>> corrections = new LinkedHashMap<>();
    private final List<R> withdrawn = new ArrayList<>();
    private final List<R> begun = new ArrayList<>();

    /** @param dimensions of a line, as the total keeps it apart */
    private Amendment(KeptTotal total, Function<R, List<?>> dimensions) {
        this.total = total;
        this.dimensions = dimensions;
    }

    static Amendment<OrganizationCentreRecord> ofCentres() {
        return new Amendment<>(Centres.CENTRES, line -> List.of(line.getLevel()));
    }

    public static Amendment<OrganizationCentreStaffRecord> ofStaff() {
        return new Amendment<>(Centres.STAFF, line -> List.of(line.getRole()));
    }

    public void correct(R line, UnaryOperator<R> correction) {
        corrected.put(id(line), line);
        corrections.put(id(line), correction);
    }

    public void withdraw(R line) {
        withdrawn.add(line);
    }

    public void begin(R line) {
        begun.add(line);
    }

    /** @return what it does to the total */
    public List<Delta> write(DSLContext sql, KeptTotals totals, LocalDateTime now) {
        List<Delta> deltas = new ArrayList<>();
        corrected.values().forEach(line -> count(line, -1, deltas));
        withdrawn.forEach(line -> count(line, -1, deltas));
        Rows.correct(sql, List.copyOf(corrected.values()), now, line -> Objects.requireNonNull(corrections.get(id(line))).apply(line))
            .forEach(line -> count(line, 1, deltas));
        Rows.withdraw(sql, withdrawn, now);
        Rows.insert(sql, begun);
        begun.forEach(line -> count(line, 1, deltas));
        totals.add(total, deltas);
        return deltas;
    }

    /** What goes and what comes is added up: a line that ends where the next begins leaves the total as it was. */
    private void count(R line, long sign, List<Delta> deltas) {
        long organization = line.get(Valid.column(line.getTable(), "organization_id", Long.class));
        LocalDate to = line.get(Valid.to(line.getTable()));
        deltas.add(new Delta(organization, line.get(Valid.from(line.getTable())), sign > 0, dimensions.apply(line), List.of(sign)));
        if (!to.equals(Days.FOREVER)) {
            deltas.add(new Delta(organization, to, false, dimensions.apply(line), List.of(-sign)));
        }
    }

    private static long id(TableRecord<?> line) {
        return line.get(Valid.column(line.getTable(), "id", Long.class));
    }
}
