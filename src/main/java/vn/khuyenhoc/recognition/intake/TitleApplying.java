package vn.khuyenhoc.recognition.intake;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.imports.ImportKind.Applying;
import vn.khuyenhoc.kernel.imports.ImportRow;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.recognition.TitleRegister.Decision;
import vn.khuyenhoc.recognition.decision.GivingTitles;
import vn.khuyenhoc.recognition.events.TitlesRecognised.Sum;
import vn.khuyenhoc.recognition.title.Holding;

/** All titles of a spreadsheet in one act: each decision once, however many portions it comes in, and one word of it to others. */
final class TitleApplying implements Applying {
    private record Counted(Decision decision, String kind) {}

    private final Bodies bodies;
    private final Holding holding;
    private final GivingTitles giving;
    private final Map<Decision, Long> decisions = new HashMap<>();
    private final Map<Counted, Integer> counts = new LinkedHashMap<>();

    TitleApplying(Bodies bodies, Holding holding, GivingTitles giving) {
        this.bodies = bodies;
        this.holding = holding;
        this.giving = giving;
    }

    @Override
    public void apply(List<ImportRow> rows) {
        // In the order of their days: who is recognised for two years is for the earlier one first.
        rows.stream().map(this::title).sorted(comparing(title -> title.row().givenDate(TitleRow.DECIDED))).collect(groupingBy(TitleRow::decision, LinkedHashMap::new, toList())).forEach((decision, some) -> {
            boolean supplements = some.getFirst().supplements();
            giving.give(decision, some.stream().map(TitleRow::wanted).toList(), () -> decisions.computeIfAbsent(decision, of -> supplements ? recorded(of) : holding.decide(of)));
            some.forEach(one -> counts.merge(new Counted(decision, one.kind().name()), 1, Integer::sum));
        });
    }

    private TitleRow title(ImportRow row) {
        OrganizationId organization = bodies.of(row);
        if (organization == null) {
            throw new Refusal("ORGANIZATION_UNKNOWN", "row " + row.number());
        }
        return TitleRow.of(row, organization);
    }

    private long recorded(Decision decision) {
        Long key = holding.recorded(decision);
        if (key == null) {
            throw new Refusal("TITLE_DECISION_UNKNOWN", TitleRow.NUMBER, decision.number());
        }
        return key;
    }

    @Override
    public void done() {
        record Place(long organization, String kind) {}
        counts.entrySet().stream().collect(groupingBy(sum -> sum.getKey().decision().decidedOn(), TreeMap::new, toList())).forEach((day, some) -> {
            Map<Place, Integer> sums = new LinkedHashMap<>();
            some.forEach(sum -> sums.merge(new Place(sum.getKey().decision().organization().value(), sum.getKey().kind()), sum.getValue(), Integer::sum));
            holding.tell(day, sums.entrySet().stream()
                .map(sum -> new Sum(sum.getKey().organization(), sum.getKey().kind(), day.getYear() * 100 + day.getMonthValue(), sum.getValue())).toList());
        });
    }
}
