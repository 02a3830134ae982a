package vn.khuyenhoc.recognition.subject;

import static vn.khuyenhoc.recognition.jooq.Tables.RECOGNITION_TITLE;
import static vn.khuyenhoc.recognition.jooq.Tables.RECOGNITION_TITLE_CASE;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.sql.Rows;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.tree.Ancestors;
import vn.khuyenhoc.recognition.jooq.tables.records.RecognitionTitleRecord;

/** Whom an earlier release recognised or registered is found by name and address, too. */
@Component
class OldSubjects implements SmartInitializingSingleton {
    private static final int PART = 5_000;

    private final DSLContext sql;
    private final Days days;
    private final TransactionTemplate transaction;

    OldSubjects(DSLContext sql, Days days, TransactionTemplate transaction) {
        this.sql = sql;
        this.days = days;
        this.transaction = transaction;
    }

    @Override
    public void afterSingletonsInstantiated() {
        while (Boolean.TRUE.equals(transaction.execute(status -> titles()))) {}
        while (Boolean.TRUE.equals(transaction.execute(status -> cases()))) {}
    }

    private boolean titles() {
        var t = RECOGNITION_TITLE;
        List<RecognitionTitleRecord> some = sql.selectFrom(t).where(t.SUBJECT.isNotNull()).and(t.ALIKE.isNull()).and(Valid.known(t)).limit(PART).fetch();
        Map<Long, Long> registrars = registrars(some.stream().map(RecognitionTitleRecord::getId).toList());
        Ancestors ancestors = Ancestors.of(new TreeSet<>(Stream.concat(some.stream().map(RecognitionTitleRecord::getOrganizationId), registrars.values().stream()).toList()), sql);
        LocalDate today = days.today();
        List<@Nullable Object[]> values = new ArrayList<>();
        for (RecognitionTitleRecord title : some) {
            long registrar = registrars.getOrDefault(title.getId(), title.getOrganizationId());
            List<Long> heirs = ancestors.path(registrar, today);
            long at = !heirs.isEmpty() && Subjects.key(title.getKind(), new OrganizationId(heirs.getLast()), title.getHolder(), title.getAddress()).equals(title.getSubject()) ? heirs.getLast() : registrar;
            values.add(new @Nullable Object[] {Subjects.alike(title.getKind(), title.getHolder(), title.getAddress()), at, title.getId()});
        }
        Rows.batch(sql, "update recognition_title set alike = ?, known_at = ? where id = ?", values);
        return some.size() == PART;
    }

    private Map<Long, Long> registrars(List<Long> titles) {
        var c = RECOGNITION_TITLE_CASE;
        Map<Long, Long> registrars = new HashMap<>();
        for (int from = 0; from < titles.size(); from += 1_000) {
            sql.select(c.TITLE_ID, c.ORGANIZATION_ID).from(c).where(c.TITLE_ID.in(titles.subList(from, Math.min(from + 1_000, titles.size())))).and(Valid.known(c))
                .forEach(row -> registrars.put(row.value1(), row.value2()));
        }
        return registrars;
    }

    private boolean cases() {
        var c = RECOGNITION_TITLE_CASE;
        var some = sql.select(c.ID, c.KIND, c.NAME, c.ADDRESS).from(c).where(c.ALIKE.isNull()).and(Valid.known(c)).limit(PART).fetch();
        Rows.batch(sql, "update recognition_title_case set alike = ? where id = ?",
            some.map(row -> new @Nullable Object[] {Subjects.alike(row.value2(), row.value3(), row.value4()), row.value1()}));
        return some.size() == PART;
    }
}
