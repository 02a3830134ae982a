package vn.khuyenhoc.recognition.criteria;

import static java.util.stream.Collectors.toMap;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

import graphql.schema.DataFetchingEnvironment;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.access.Caller;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.graphql.Arguments;
import vn.khuyenhoc.kernel.graphql.Connection;
import vn.khuyenhoc.kernel.graphql.NodeSource;
import vn.khuyenhoc.organization.Organization;
import vn.khuyenhoc.organization.Organizations;
import vn.khuyenhoc.organization.Organizations.At;
import vn.khuyenhoc.recognition.TitleKind;

/** Lists sheets with their criteria, and says which one holds. */
@Controller
class CriteriaGraph implements NodeSource {
    private final CriteriaSheets sheets;
    private final Organizations organizations;
    private final Days days;

    CriteriaGraph(CriteriaSheets sheets, Organizations organizations, Days days) {
        this.sheets = sheets;
        this.organizations = organizations;
        this.days = days;
    }

    @QueryMapping
    Connection<CriteriaSheet> criteriaSheets(DataFetchingEnvironment field) {
        return Connection.of(sheets.all(Arguments.page(field)));
    }

    @QueryMapping
    @Nullable CriteriaSheet criteriaSheet(@Argument TitleKind kind, @Argument @Nullable String programme, DataFetchingEnvironment field) {
        return sheets.holding(kind, programme, Arguments.key(field, "organization", Organization.class), Arguments.asOf(field, days.today()));
    }

    @BatchMapping
    Map<CriteriaSheet, List<CriteriaSection>> sections(List<CriteriaSheet> shown) {
        Map<Long, List<CriteriaSection>> found = sheets.sections(shown.stream().map(CriteriaSheet::key).toList());
        Map<CriteriaSheet, List<CriteriaSection>> sections = new HashMap<>();
        shown.forEach(sheet -> sections.put(sheet, found.getOrDefault(sheet.key(), List.of())));
        return sections;
    }

    @BatchMapping
    Map<CriteriaSheet, Organization> organization(List<CriteriaSheet> shown) {
        return organizations.of(shown.stream().filter(sheet -> sheet.organizationId() != null).toList(),
            sheet -> new At(Objects.requireNonNull(sheet.organizationId()), sheet.draftedOn()));
    }

    /** What replaced another sheet was adopted, and so is public. */
    @BatchMapping
    Map<CriteriaSheet, CriteriaSheet> replacedBy(List<CriteriaSheet> shown) {
        Map<Long, CriteriaSheet> next = sheets.withIds(shown.stream().map(CriteriaSheet::replacedById).filter(Objects::nonNull).toList(), Scope.NOWHERE).stream()
            .collect(toMap(CriteriaSheet::key, Function.identity()));
        Map<CriteriaSheet, CriteriaSheet> replacing = new HashMap<>();
        shown.forEach(sheet -> {
            if (sheet.replacedById() != null && next.containsKey(sheet.replacedById())) {
                replacing.put(sheet, next.get(sheet.replacedById()));
            }
        });
        return replacing;
    }

    @BatchMapping(typeName = "TitleCase", field = "sheet")
    Map<JudgedBySheet, CriteriaSheet> sheet(List<JudgedBySheet> judged) {
        Map<Long, CriteriaSheet> found = sheets.withIds(judged.stream().map(JudgedBySheet::sheetId).filter(Objects::nonNull).toList(), Scope.NOWHERE).stream()
            .collect(toMap(CriteriaSheet::key, Function.identity()));
        Map<JudgedBySheet, CriteriaSheet> known = new HashMap<>();
        judged.forEach(one -> {
            if (one.sheetId() != null && found.containsKey(one.sheetId())) {
                known.put(one, found.get(one.sheetId()));
            }
        });
        return known;
    }

    @Override
    public Class<CriteriaSheet> type() {
        return CriteriaSheet.class;
    }

    @Override
    public Collection<CriteriaSheet> find(Collection<Long> keys, Caller caller) {
        return sheets.withIds(keys, caller.reads());
    }
}
