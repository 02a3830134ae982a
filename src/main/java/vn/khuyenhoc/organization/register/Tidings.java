package vn.khuyenhoc.organization.register;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.util.List;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

import vn.khuyenhoc.kernel.Ids;
import vn.khuyenhoc.organization.events.OrganizationsEstablished;
import vn.khuyenhoc.organization.jooq.tables.records.OrganizationRegisterRecord;

/** Tells the other modules of organizations that are new. */
@Component
class Tidings {
    private final ApplicationEventPublisher events;

    Tidings(ApplicationEventPublisher events) {
        this.events = events;
    }

    void established(List<OrganizationRegisterRecord> lines) {
        lines.stream().collect(groupingBy(OrganizationRegisterRecord::getValidFrom,
            mapping(OrganizationRegisterRecord::getOrganizationId, toList()))).forEach((on, organizations) ->
                Parts.of(organizations, OrganizationsEstablished.MOST).forEach(some ->
                    events.publishEvent(new OrganizationsEstablished(Ids.next(), on, some))));
    }
}
