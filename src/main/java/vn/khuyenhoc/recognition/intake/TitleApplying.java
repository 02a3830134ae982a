package vn.khuyenhoc.recognition.intake;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.imports.ImportKind.Applying;
import vn.khuyenhoc.kernel.imports.ImportRow;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.recognition.TitleRegister.Decision;
import vn.khuyenhoc.recognition.events.TitlesRecognised.Sum;
import vn.khuyenhoc.recognition.title.Holding;
import vn.khuyenhoc.recognition.title.Holding.Held;

/** All titles of a spreadsheet in one act: each decision once, however many portions it comes in, and one word of it to others. */
final class TitleApplying implements Applying {
    private record Counted(Decision decision, String kind) {}

    private final Bodies bodies;
    private final Holding holding;
    private final Map<Decision, Long> decisions = new HashMap<>();
    private final Map<Counted, Integer> counts = new LinkedHashMap<>();

    TitleApplying(Bodies bodies, Holding holding) {
        this.bodies = bodies;
        this.holding = holding;
    }

    @Override
    public void apply(List<ImportRow> rows) {
        rows.stream().map(this::title).collect(groupingBy(TitleRow::decision, LinkedHashMap::new, toList())).forEach((decision, some) -> {
            Set<String> held = holding.held(some.stream().map(TitleRow::subject).toList(), decision.decidedOn()).stream().map(Held::subject).collect(toSet());
            some.stream().filter(one -> held.contains(one.subject())).findFirst().ifPresent(one -> {
                throw new Refusal("TITLE_HELD", "row " + one.row().number());
            });
            holding.giveSome(decisions.computeIfAbsent(decision, holding::decide), decision, some.stream().map(TitleRow::given).toList());
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
