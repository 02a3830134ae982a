package vn.khuyenhoc.organization.reorganisation;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.organization.Organization;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.OrganizationLevel;
import vn.khuyenhoc.organization.reorganisation.ReorganisationInput.NewOrganizationInput;
import vn.khuyenhoc.organization.reorganisation.ReorganisationInput.SuccessionInput;

/** Who gives and who receives in an act, and what is wrong between them. */
final class Sides {
    private static final int WHOLE = 10_000;

    /** @param known null of one that the act founds */
    record Side(String code, OrganizationLevel level, @Nullable Organization known) {
        boolean association() {
            return level.compareTo(OrganizationLevel.COMMUNE) <= 0;
        }
    }

    private final ReorganisationInput input;
    private final Bodies bodies;
    private final Findings findings;
    private final Map<String, Side> giving = new HashMap<>();
    private final Map<String, Side> receiving = new HashMap<>();
    private final Map<String, Integer> given = new HashMap<>();

    Sides(ReorganisationInput input, Bodies bodies, Findings findings) {
        this.input = input;
        this.bodies = bodies;
        this.findings = findings;
        Map<String, NewOrganizationInput> founded = new HashMap<>();
        input.organizations().forEach(one -> founded.put(one.key(), one));
        for (int i = 0; i < input.successions().size(); i++) {
            look(input.successions().get(i), "successions." + i, founded);
        }
        Set<List<String>> pairs = new HashSet<>();
        for (int i = 0; i < input.successions().size(); i++) {
            lookBetween(input.successions().get(i), "successions." + i, pairs);
        }
    }

    private void look(SuccessionInput succession, String path, Map<String, NewOrganizationInput> founded) {
        NewOrganizationInput from = founded.get(succession.from());
        if (from != null) {
            findings.add("ORGANIZATION_BEGINS_LATER", path + ".from", from.code(), input.on());
        } else if (!giving.containsKey(succession.from())) {
            put(giving, succession.from(), bodies.active(succession.from(), input.on().minusDays(1), path + ".from", findings));
        }
        NewOrganizationInput to = founded.get(succession.to());
        if (to != null) {
            receiving.put(succession.to(), new Side(to.code(), to.level(), null));
        } else if (!receiving.containsKey(succession.to())) {
            put(receiving, succession.to(), bodies.active(succession.to(), input.on(), path + ".to", findings));
        }
        Double percent = succession.sharePercent();
        if (percent != null && !(percent >= 0.01 && percent <= 100)) {
            findings.add("SHARE_OUT_OF_RANGE", path + ".sharePercent");
        } else {
            given.merge(succession.from(), percent != null ? (int) Math.round(percent * 100) : succession.whole() ? WHOLE : 0, Integer::sum);
        }
    }

    private static void put(Map<String, Side> sides, String reference, @Nullable Organization organization) {
        if (organization != null) {
            sides.put(reference, new Side(organization.code(), organization.level(), organization));
        }
    }

    private void lookBetween(SuccessionInput succession, String path, Set<List<String>> pairs) {
        Side from = giving.get(succession.from());
        Side to = receiving.get(succession.to());
        if (from == null || to == null) {
            return;
        }
        boolean withOthers = input.successions().stream().filter(other -> other.from().equals(succession.from())).count() > 1;
        if (!pairs.add(List.of(succession.from(), succession.to())) || succession.whole() && withOthers) {
            findings.add("SUCCESSION_TWICE", path + ".from", from.code());
        } else if (given.getOrDefault(succession.from(), 0) > WHOLE) {
            findings.add("SHARES_TOO_LARGE", path + ".sharePercent");
        }
        List<String> round = round(succession);
        if (!round.isEmpty()) {
            findings.add("SUCCESSION_CYCLE", path + ".to", round.stream().map(this::code).collect(joining(" → ")));
        } else if (ends(succession.to())) {
            findings.add("RECEIVER_ENDS", path + ".to", to.code());
        } else if (from.association() != to.association()) {
            findings.add("SUCCESSION_OF_OTHER_KIND", path + ".to", from.code(), to.code());
        } else if (ends(succession.from()) && below(to, from)) {
            findings.add("RECEIVER_BELOW", path + ".to", to.code(), from.code());
        }
    }

    private boolean below(Side to, Side from) {
        return to.known() != null && from.known() != null && bodies.below(to.known(), from.known().organizationId(), input.on().minusDays(1));
    }

    /** From the one that gives back to itself, over others that end; empty if the way leads nowhere. */
    private List<String> round(SuccessionInput first) {
        Set<String> way = new LinkedHashSet<>(List.of(first.from()));
        String next = first.to();
        while (next != null && way.add(next)) {
            String holder = next;
            next = ends(holder) ? input.successions().stream().filter(s -> s.from().equals(holder)).map(SuccessionInput::to).findFirst().orElse(null) : null;
        }
        if (!first.from().equals(next)) {
            return List.of();
        }
        List<String> round = new ArrayList<>(way);
        round.add(next);
        return round;
    }

    private String code(String reference) {
        Side side = giving.getOrDefault(reference, receiving.get(reference));
        return side == null ? reference : side.code();
    }

    /** Whether it goes as a whole, or in parts that make up the whole. */
    boolean ends(String reference) {
        return given.getOrDefault(reference, 0) >= WHOLE;
    }

    @Nullable Organization giving(String reference) {
        Side side = giving.get(reference);
        return side == null ? null : side.known();
    }

    /** Whether an organization ends, however the act names it. */
    boolean ends(OrganizationId organization) {
        return giving.entrySet().stream().anyMatch(entry -> entry.getValue().known() != null
            && entry.getValue().known().organizationId().equals(organization) && ends(entry.getKey()));
    }
}
