package vn.khuyenhoc.recognition.criteria;

import static java.util.stream.Collectors.toMap;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.recognition.TitleKind;

/** The sheets that were adopted, as those who judge need them. */
@Component
class AdoptedSheets implements SheetsInForce {
    private final CriteriaSheets sheets;

    AdoptedSheets(CriteriaSheets sheets) {
        this.sheets = sheets;
    }

    @Override
    public @Nullable Sheet on(TitleKind kind, OrganizationId organization, LocalDate day) {
        CriteriaSheet holding = sheets.holding(kind, null, organization.value(), day);
        return holding == null ? null : sheet(holding, sheets.sections(List.of(holding.key())).getOrDefault(holding.key(), List.of()));
    }

    @Override
    public Map<Long, Sheet> withKeys(List<Long> keys) {
        Map<Long, List<CriteriaSection>> sections = sheets.sections(keys);
        return sheets.withIds(keys, Scope.NOWHERE).stream().map(one -> sheet(one, sections.getOrDefault(one.key(), List.of())))
            .collect(toMap(Sheet::key, Function.identity()));
    }

    private static Sheet sheet(CriteriaSheet sheet, List<CriteriaSection> sections) {
        Map<Integer, Integer> minimums = new HashMap<>();
        Map<String, Item> items = new LinkedHashMap<>();
        for (CriteriaSection section : sections) {
            if (section.minimum() != null) {
                minimums.put(section.order(), section.minimum());
            }
            section.criteria().forEach(one -> items.put(one.code(), new Item(section.order(), one.maximum(), one.veto())));
        }
        return new Sheet(sheet.key(), sheet.threshold(), minimums, items);
    }
}
