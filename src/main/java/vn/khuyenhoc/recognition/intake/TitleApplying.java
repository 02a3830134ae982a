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
import vn.khuyenhoc.recognition.title.Holding.Ending;
import vn.khuyenhoc.recognition.title.Holding.Held;
import vn.khuyenhoc.recognition.titling.CasesInBulk;
import vn.khuyenhoc.recognition.titling.CasesInBulk.Settled;

/** All titles of a spreadsheet in one act: each decision once, however many portions it comes in, and one word of it to others. */
final class TitleApplying implements Applying {
    private record Counted(Decision decision, String kind) {}

    private final Bodies bodies;
    private final Holding holding;
    private final CasesInBulk cases;
    private final Map<Decision, Long> decisions = new HashMap<>();
    private final Map<Counted, Integer> counts = new LinkedHashMap<>();

    TitleApplying(Bodies bodies, Holding holding, CasesInBulk cases) {
        this.bodies = bodies;
        this.holding = holding;
        this.cases = cases;
    }

    @Override
    public void apply(List<ImportRow> rows) {
        rows.stream().map(this::title).collect(groupingBy(TitleRow::decision, LinkedHashMap::new, toList())).forEach((decision, some) -> {
            renew(decision, some);
            List<Long> titles = holding.giveSome(decisions.computeIfAbsent(decision, holding::decide), decision, some.stream().map(TitleRow::given).toList());
            settle(decision, some, titles);
            some.forEach(one -> counts.merge(new Counted(decision, one.kind().name()), 1, Integer::sum));
        });
    }

    /** What they hold of an earlier year ends, so that nobody counts twice. */
    private void renew(Decision decision, List<TitleRow> some) {
        List<String> subjects = some.stream().map(TitleRow::subject).toList();
        holding.lock(List.of(decision.organization()));
        List<Held> held = holding.held(subjects, decision.decidedOn());
        Set<String> already = held.stream().filter(one -> TitleRow.holdsAlready(one, decision.decidedOn())).map(Held::subject).collect(toSet());
        some.stream().filter(one -> already.contains(one.subject())).findFirst().ifPresent(one -> {
            throw new Refusal("TITLE_HELD", "row " + one.row().number());
        });
        holding.end(held.stream().map(Held::title).toList(), decision.decidedOn(), Ending.RENEWED);
        cases.renewed(subjects, decision.decidedOn());
    }

    private void settle(Decision decision, List<TitleRow> some, List<Long> titles) {
        Map<String, Settled> settled = new HashMap<>();
        for (int i = 0; i < titles.size(); i++) {
            settled.put(some.get(i).subject(), new Settled(titles.get(i), some.get(i).row().date(TitleRow.UNTIL), "row " + some.get(i).row().number()));
        }
        cases.settle(decision, settled);
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
