package vn.khuyenhoc.campaign.closing;

import static java.util.stream.Collectors.groupingBy;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.springframework.stereotype.Component;

import vn.khuyenhoc.campaign.programme.Campaign;
import vn.khuyenhoc.campaign.programme.CommendationRule;
import vn.khuyenhoc.campaign.target.ProgressOfTargets;
import vn.khuyenhoc.campaign.target.Target;
import vn.khuyenhoc.campaign.target.TargetProgress;
import vn.khuyenhoc.campaign.target.TargetState;
import vn.khuyenhoc.campaign.target.Targets;
import vn.khuyenhoc.organization.Organization;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.OrganizationState;
import vn.khuyenhoc.organization.Organizations;
import vn.khuyenhoc.organization.Organizations.At;
import vn.khuyenhoc.recognition.CommendationRegister.Draft;
import vn.khuyenhoc.recognition.RecipientKind;

/** Who deserves a commendation by the rule of a movement, from what they had reached on the day on which it was closed. */
@Component
class Deserving {
    private final Targets targets;
    private final ProgressOfTargets progress;
    private final Organizations organizations;

    Deserving(Targets targets, ProgressOfTargets progress, Organizations organizations) {
        this.targets = targets;
        this.progress = progress;
        this.organizations = organizations;
    }

    List<Draft> of(Campaign movement, LocalDate on) {
        CommendationRule rule = movement.commendation();
        if (rule == null) {
            return List.of();
        }
        List<Target> all = targets.inYear(movement.key(), on.getYear());
        Map<OrganizationId, List<Target>> byOrganization = all.stream().collect(groupingBy(Target::organizationId));
        Map<Long, TargetProgress> reached = progress.of(all, on);
        return organizations.on(byOrganization.keySet().stream().map(one -> new At(one, on)).toList()).values().stream()
            .filter(one -> one.level() == rule.level() && one.state() == OrganizationState.ACTIVE)
            .filter(one -> qualified(Objects.requireNonNull(byOrganization.get(one.organizationId())), reached, rule))
            .sorted(Comparator.comparing(Organization::key)).map(one -> draft(movement, rule, one, on)).toList();
    }

    private static boolean qualified(List<Target> own, Map<Long, TargetProgress> reached, CommendationRule rule) {
        long count = own.stream().filter(target -> reached.get(target.key()).state() == TargetState.REACHED).count();
        return count >= Objects.requireNonNullElse(rule.targets(), own.size());
    }

    /** Nominated by whoever runs the movement; of a national one, by those above. */
    private static Draft draft(Campaign movement, CommendationRule rule, Organization one, LocalDate on) {
        OrganizationId nominating = Objects.requireNonNullElse(movement.ownerId() != null ? movement.ownerId() : one.parentId(), one.organizationId());
        return new Draft(nominating, RecipientKind.COLLECTIVE, one.organizationId(), one.name(), null, rule.form(), rule.reason(), on.getYear());
    }
}
