package vn.khuyenhoc.organization.membership;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.Ids;
import vn.khuyenhoc.organization.MemberRegister.Headcount;
import vn.khuyenhoc.organization.events.HeadcountsReported;
import vn.khuyenhoc.organization.events.MembersEnrolled;
import vn.khuyenhoc.organization.events.MembersEnrolled.Sum;
import vn.khuyenhoc.organization.events.MembersLeft;
import vn.khuyenhoc.organization.jooq.tables.records.OrganizationMembershipRecord;

/** Tells the modules downstream how many members came and went, and never who. */
@Component
class MembershipNews {
    private record Place(long organization, int month) {}

    private final ApplicationEventPublisher events;

    MembershipNews(ApplicationEventPublisher events) {
        this.events = events;
    }

    /** Also those who have left since. */
    void enrolled(List<OrganizationMembershipRecord> memberships) {
        inParts(sums(memberships, OrganizationMembershipRecord::getValidFrom), MembersEnrolled.MOST, some -> events.publishEvent(new MembersEnrolled(Ids.next(), some)));
        left(memberships.stream().filter(membership -> !membership.getValidTo().equals(Days.FOREVER)).toList());
    }

    void left(List<OrganizationMembershipRecord> memberships) {
        inParts(sums(memberships, OrganizationMembershipRecord::getValidTo), MembersEnrolled.MOST, some -> events.publishEvent(new MembersLeft(Ids.next(), some)));
    }

    void reported(List<Headcount> headcounts) {
        inParts(headcounts.stream().map(one -> new HeadcountsReported.Headcount(one.organization().value(), one.on(), one.people())).toList(),
            HeadcountsReported.MOST, some -> events.publishEvent(new HeadcountsReported(Ids.next(), some)));
    }

    private static List<Sum> sums(List<OrganizationMembershipRecord> memberships, Function<OrganizationMembershipRecord, LocalDate> day) {
        return memberships.stream().collect(groupingBy(membership -> place(membership, day.apply(membership)), counting())).entrySet().stream()
            .map(sum -> new Sum(sum.getKey().organization(), sum.getKey().month(), sum.getValue().intValue()))
            .sorted(Comparator.comparing(Sum::organization).thenComparing(Sum::month)).toList();
    }

    private static Place place(OrganizationMembershipRecord membership, LocalDate day) {
        return new Place(membership.getOrganizationId(), day.getYear() * 100 + day.getMonthValue());
    }

    private static <T> void inParts(List<T> all, int most, Consumer<List<T>> teller) {
        for (int from = 0; from < all.size(); from += most) {
            teller.accept(List.copyOf(all.subList(from, Math.min(from + most, all.size()))));
        }
    }
}
