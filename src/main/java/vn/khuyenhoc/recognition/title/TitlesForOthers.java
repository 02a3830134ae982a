package vn.khuyenhoc.recognition.title;

import static java.util.stream.Collectors.toMap;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import org.springframework.stereotype.Component;

import vn.khuyenhoc.organization.Boundary;
import vn.khuyenhoc.organization.tree.Boundaries;
import vn.khuyenhoc.organization.tree.Composition;
import vn.khuyenhoc.organization.tree.View;
import vn.khuyenhoc.recognition.RecognitionFigures;
import vn.khuyenhoc.recognition.TitleKind;
import vn.khuyenhoc.recognition.citizen.CitizenAccounts;

/** Counts titles and accounts for other modules, along the tree of the day. */
@Component
class TitlesForOthers implements RecognitionFigures, HeldTitles {
    private final Titles titles;
    private final CitizenAccounts accounts;
    private final Boundaries boundaries;

    TitlesForOthers(Titles titles, CitizenAccounts accounts, Boundaries boundaries) {
        this.titles = titles;
        this.accounts = accounts;
        this.boundaries = boundaries;
    }

    @Override
    public Map<Long, Map<TitleKind, Integer>> titles(Set<Long> organizations, LocalDate day) {
        return byKind(organizations, day, asWas(organizations, day));
    }

    @Override
    public Map<Long, Map<TitleKind, Integer>> byKind(Set<Long> organizations, LocalDate day, Composition made) {
        Map<Long, Map<TitleKind, Integer>> held = new HashMap<>();
        titles.counts(organizations, day, made)
            .forEach((organization, counts) -> held.put(organization, counts.stream().collect(toMap(TitleCount::kind, TitleCount::recognised))));
        return held;
    }

    @Override
    public Map<Long, Integer> citizenAccounts(Set<Long> organizations, LocalDate day) {
        return accounts.count(organizations, day, asWas(organizations, day));
    }

    private Composition asWas(Set<Long> organizations, LocalDate day) {
        return boundaries.of(organizations, new View(day, Boundary.AS_WAS));
    }
}
