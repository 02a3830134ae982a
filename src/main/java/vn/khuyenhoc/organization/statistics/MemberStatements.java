package vn.khuyenhoc.organization.statistics;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.statistics.Statement;
import vn.khuyenhoc.organization.Inhabitants;
import vn.khuyenhoc.organization.Inhabitants.Counted;
import vn.khuyenhoc.organization.Organizations;
import vn.khuyenhoc.organization.census.Census;
import vn.khuyenhoc.organization.census.CensusGroup;
import vn.khuyenhoc.organization.census.Question;
import vn.khuyenhoc.organization.membership.CountedMembers;
import vn.khuyenhoc.organization.tree.View;

/** Statements of members; of few, nobody learns how many they are who may not see them. */
@Component
class MemberStatements {
    private static final int FEWEST = 5;
    private static final String RATIO = "RATIO";
    private static final List<String> FIGURES = List.of("members", "joined", "left", "ratio");
    /** So finely are shares compared. */
    private static final long PARTS = 1_000_000_000;

    private final Census census;
    private final CountedMembers members;
    private final Organizations organizations;
    private final Inhabitants inhabitants;
    private final Days days;

    MemberStatements(Census census, CountedMembers members, Organizations organizations, Inhabitants inhabitants, Days days) {
        this.census = census;
        this.members = members;
        this.organizations = organizations;
        this.inhabitants = inhabitants;
        this.days = days;
    }

    Statement<MemberDimension> of(Question<MemberDimension> question) {
        Statement<MemberDimension> statement = census.of(question, members.of(question, MemberDimension.BIRTH_DECADE), FIGURES);
        if (!question.seenWhole(organizations, days.today())) {
            statement.hiding(FEWEST, key -> true);
        }
        if (question.page().orderBy().stream().anyMatch(order -> order.startsWith(RATIO))) {
            rank(statement, question);
        }
        return statement;
    }

    /** Whose inhabitants are not known, and what is hidden, comes behind the smallest share. */
    private void rank(Statement<MemberDimension> statement, Question<MemberDimension> question) {
        Map<View, List<CensusGroup<MemberDimension>>> byDay = statement.groups().stream().map(group -> new CensusGroup<>(question, group))
            .filter(group -> group.place().isPresent() && group.now(0) != null).collect(groupingBy(CensusGroup::view));
        byDay.forEach((view, groups) -> {
            Map<Long, Counted> counted = inhabitants.of(groups.stream().map(group -> group.place().orElseThrow()).collect(toSet()), view);
            groups.forEach(group -> {
                Counted there = counted.get(group.place().orElseThrow());
                long share = there == null ? 0 : group.group().now().getFirst() * PARTS / there.inhabitants();
                statement.add(group.group().key(), List.of(0L, 0L, 0L, share));
            });
        });
    }
}
