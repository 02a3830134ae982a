package vn.khuyenhoc.campaign.target;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import vn.khuyenhoc.campaign.Indicator;
import vn.khuyenhoc.fund.FundFigures;
import vn.khuyenhoc.kernel.Ratio;
import vn.khuyenhoc.organization.Boundary;
import vn.khuyenhoc.organization.Inhabitants;
import vn.khuyenhoc.organization.LearningCentreFigures;
import vn.khuyenhoc.organization.MemberRegister;
import vn.khuyenhoc.organization.Membership;
import vn.khuyenhoc.organization.tree.View;
import vn.khuyenhoc.recognition.RecognitionFigures;
import vn.khuyenhoc.recognition.TitleKind;

/** Reads the modules' own figures (ADR 0013): what is alike is read once, for all organizations at the same time. */
@Component
public class Figures {
    /** An indicator at the end of a day; of a flow, of that day's year until then. */
    record Wanted(Indicator indicator, LocalDate day) {}

    /** @param base of how many a rate is a share, or null where nobody knows or it is no rate */
    record Figure(long count, @Nullable Long base) {
        static final Figure NONE = new Figure(0, null);

        @Nullable BigDecimal value(Indicator indicator) {
            if (!indicator.rate()) {
                return BigDecimal.valueOf(count);
            }
            return base == null ? null : new Ratio(count, base).percent();
        }
    }

    private final MemberRegister members;
    private final Inhabitants inhabitants;
    private final LearningCentreFigures centres;
    private final RecognitionFigures recognition;
    private final FundFigures funds;

    Figures(MemberRegister members, Inhabitants inhabitants, LearningCentreFigures centres, RecognitionFigures recognition, FundFigures funds) {
        this.members = members;
        this.inhabitants = inhabitants;
        this.centres = centres;
        this.recognition = recognition;
        this.funds = funds;
    }

    /** Of each organization; the base of a rate of titles is for whoever set the target to say. */
    Map<Wanted, Map<Long, Figure>> of(Map<Wanted, Set<Long>> wanted) {
        Map<Source, Map<LocalDate, Set<Long>>> asked = new HashMap<>();
        wanted.forEach((figure, organizations) -> Source.of(figure.indicator()).forEach(source ->
            asked.computeIfAbsent(source, of -> new HashMap<>()).computeIfAbsent(figure.day(), on -> new HashSet<>()).addAll(organizations)));
        Map<Source, Map<LocalDate, Map<Long, ?>>> read = new HashMap<>();
        asked.forEach((source, days) -> days.forEach((day, organizations) -> read.computeIfAbsent(source, of -> new HashMap<>()).put(day, read(source, organizations, day))));
        Map<Wanted, Map<Long, Figure>> figures = new HashMap<>();
        wanted.forEach((figure, organizations) -> {
            Map<Long, Figure> some = new HashMap<>();
            organizations.forEach(organization -> some.put(organization, figure(figure, organization, read)));
            figures.put(figure, some);
        });
        return figures;
    }

    /** What one read of a module answers. */
    private enum Source {
        MEMBERS, INHABITANTS, TITLES, ACCOUNTS, RAISED, TURNS, CENTRES;

        static Set<Source> of(Indicator indicator) {
            return switch (indicator) {
                case MEMBERS -> Set.of(MEMBERS);
                case MEMBERSHIP_RATIO -> Set.of(MEMBERS, INHABITANTS);
                case CITIZEN_ACCOUNTS -> Set.of(ACCOUNTS);
                case MONEY_RAISED -> Set.of(RAISED);
                case BENEFICIARY_TURNS -> Set.of(TURNS);
                case CENTRES -> Set.of(CENTRES);
                default -> Set.of(TITLES);
            };
        }
    }

    private Map<Long, ?> read(Source source, Set<Long> organizations, LocalDate day) {
        return switch (source) {
            case MEMBERS -> members.count(organizations, day);
            case INHABITANTS -> inhabitants.of(organizations, new View(day, Boundary.AS_WAS));
            case TITLES -> recognition.titles(organizations, day);
            case ACCOUNTS -> recognition.citizenAccounts(organizations, day);
            case RAISED -> funds.raised(organizations, day);
            case TURNS -> funds.turns(organizations, day);
            case CENTRES -> centres.open(organizations, day);
        };
    }

    private static Figure figure(Wanted wanted, long organization, Map<Source, Map<LocalDate, Map<Long, ?>>> read) {
        Long base = null;
        long count = 0;
        for (Source source : Source.of(wanted.indicator())) {
            switch (Objects.requireNonNull(read.get(source)).get(wanted.day()).get(organization)) {
                case Membership membership -> count = membership.count();
                case Inhabitants.Counted counted -> base = counted.inhabitants();
                case Map<?, ?> titles -> count = (Integer) titles.get(title(wanted.indicator()));
                case Number number -> count = number.longValue();
                case null, default -> { }
            }
        }
        return new Figure(count, base);
    }

    private static TitleKind title(Indicator indicator) {
        return Objects.requireNonNull(indicator.title());
    }
}
