package vn.khuyenhoc.organization.tidings;

import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_REGISTER;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jooq.DSLContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

import vn.khuyenhoc.kernel.Ids;
import vn.khuyenhoc.kernel.sql.Keys;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.OrganizationLevel;
import vn.khuyenhoc.organization.events.PopulationsChanged;
import vn.khuyenhoc.organization.events.PopulationsChanged.Population;

/** Tells whose units have another population, because ratios are of it. */
@Component
public class PopulationTidings {
    private final DSLContext sql;
    private final ApplicationEventPublisher events;

    PopulationTidings(DSLContext sql, ApplicationEventPublisher events) {
        this.sql = sql;
        this.events = events;
    }

    /** @param since by unit, the first day that is concerned */
    public void changed(Map<Long, LocalDate> since) {
        var r = ORGANIZATION_REGISTER;
        Map<Long, LocalDate> concerned = new TreeMap<>();
        sql.select(r.ORGANIZATION_ID, r.UNIT_ID).from(r).where(Keys.in(r.UNIT_ID, since.keySet())).and(Valid.known(r))
            .and(r.LEVEL.in(OrganizationLevel.PROVINCE, OrganizationLevel.DISTRICT, OrganizationLevel.COMMUNE))
            .forEach(line -> concerned.merge(line.value1(), since.get(line.value2()), (one, other) -> one.isBefore(other) ? one : other));
        List<Population> all = concerned.entrySet().stream().map(one -> new Population(one.getKey(), one.getValue())).toList();
        for (int from = 0; from < all.size(); from += PopulationsChanged.MOST) {
            events.publishEvent(new PopulationsChanged(Ids.next(), List.copyOf(all.subList(from, Math.min(from + PopulationsChanged.MOST, all.size())))));
        }
    }
}
