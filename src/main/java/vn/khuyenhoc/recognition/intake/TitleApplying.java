package vn.khuyenhoc.recognition.intake;

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
        rows.stream().map(this::title).collect(groupingBy(TitleRow::decision, LinkedHashMap::new, toList())).forEach((decision, some) -> {
            giving.give(decision, some.stream().map(TitleRow::wanted).toList(), () -> decisions.computeIfAbsent(decision, holding::decide));
            some.forEach(one -> counts.merge(new Counted(decision, one.kind().name()), 1, Integer::sum));
        });
    }

    private TitleRow title(ImportRow row) {
        OrganizationId organization = bodies.of(row);
        if (organization == null) {
            throw new Refusal("ORGANIZATION_UNKNOWN", "row " + row.number());
        }
        return new TitleRow(row, organization);
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
