package vn.khuyenhoc.recognition.title;

import static vn.khuyenhoc.recognition.jooq.Tables.RECOGNITION_TITLE;
import static vn.khuyenhoc.recognition.jooq.Tables.RECOGNITION_TITLE_CASE;

import java.util.List;

import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.GlobalId;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.Text;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.tree.Ancestors;
import vn.khuyenhoc.recognition.jooq.tables.records.RecognitionTitleRecord;

/** What must be true for a title to be taken back that was recognised in bulk, or by an older book. */
@Component
class TakingBack {
    private static final int LONGEST_REASON = 500;

    private final DSLContext sql;
    private final Days days;
    private final Holding holding;
    private final Titles titles;

    TakingBack(DSLContext sql, Days days, Holding holding, Titles titles) {
        this.sql = sql;
        this.days = days;
        this.holding = holding;
        this.titles = titles;
    }

    /** By those who have the organization that decided, or its heir, in their scope today. @throws Refusal DATE_IN_FUTURE, TITLE_UNKNOWN, TITLE_HAS_CASE, TITLE_NOT_HELD, TEXT_* */
    @Transactional(propagation = Propagation.MANDATORY)
    public Title takeBack(TakeBackTitleInput input, Scope scope) {
        if (input.on().isAfter(days.today())) {
            throw new Refusal("DATE_IN_FUTURE", "on", input.on());
        }
        var t = RECOGNITION_TITLE;
        var c = RECOGNITION_TITLE_CASE;
        GlobalId id = GlobalId.parse(input.id());
        RecognitionTitleRecord row = id == null || !id.type().equals("Title") ? null : sql.selectFrom(t).where(t.ID.eq(id.key())).and(Valid.known(t)).forUpdate().fetchOne();
        if (row == null || !keeps(scope, row.getOrganizationId())) {
            throw new Refusal("TITLE_UNKNOWN", "id");
        }
        if (sql.fetchExists(c, c.TITLE_ID.eq(row.getId()).and(Valid.known(c)))) {
            throw new Refusal("TITLE_HAS_CASE", "id");
        }
        if (!input.on().isAfter(row.getValidFrom()) || !input.on().isBefore(row.getValidTo())) {
            throw new Refusal("TITLE_NOT_HELD", "on", row.getValidFrom());
        }
        holding.takeBack(row.getId(), input.on(), Text.line(input.reason(), "reason", LONGEST_REASON));
        return titles.withIds(List.of(row.getId()), scope).getFirst();
    }

    /** Also for the heir of an organization that has ended: it stands below it. */
    private boolean keeps(Scope scope, long organization) {
        return scope.everywhere() || Ancestors.of(List.of(organization), sql).path(organization, days.today()).stream().anyMatch(scope.subtrees()::contains);
    }
}
