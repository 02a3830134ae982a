package vn.khuyenhoc.recognition.titling;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static java.util.concurrent.TimeUnit.SECONDS;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.khuyenhoc.recognition.TitleCaseState.EXPIRED;
import static vn.khuyenhoc.recognition.TitleCaseState.PROPOSED;
import static vn.khuyenhoc.recognition.TitleCaseState.RECOGNISED;
import static vn.khuyenhoc.recognition.TitleCaseState.REFUSED;
import static vn.khuyenhoc.recognition.TitleCaseState.REGISTERED;
import static vn.khuyenhoc.recognition.TitleCaseState.RENEWED;
import static vn.khuyenhoc.recognition.TitleCaseState.REVIEWED;
import static vn.khuyenhoc.recognition.TitleCaseState.REVOKED;
import static vn.khuyenhoc.recognition.TitleCaseState.SELF_ASSESSED;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.transaction.support.TransactionTemplate;

import vn.khuyenhoc.kernel.GlobalId;
import vn.khuyenhoc.kernel.Problems;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.access.Act;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.check.ConsistencyCheck;
import vn.khuyenhoc.kernel.imports.ImportKind;
import vn.khuyenhoc.kernel.imports.ImportRow;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.OrganizationRegister;
import vn.khuyenhoc.organization.OrganizationRegister.Merger;
import vn.khuyenhoc.organization.Organizations;
import vn.khuyenhoc.organization.Organizations.At;
import vn.khuyenhoc.organization.events.OrganizationsReorganised;
import vn.khuyenhoc.recognition.CriteriaRegister;
import vn.khuyenhoc.recognition.CriteriaRegister.Item;
import vn.khuyenhoc.recognition.CriteriaRegister.Section;
import vn.khuyenhoc.recognition.CriteriaRegister.Sheet;
import vn.khuyenhoc.recognition.CriteriaRegister.Source;
import vn.khuyenhoc.recognition.RecognitionFigures;
import vn.khuyenhoc.recognition.TitleCaseState;
import vn.khuyenhoc.recognition.TitleKind;
import vn.khuyenhoc.recognition.titling.TitleCaseInputs.AssessTitleCaseInput;
import vn.khuyenhoc.recognition.titling.TitleCaseInputs.DecideTitleCasesInput;
import vn.khuyenhoc.recognition.titling.TitleCaseInputs.ProposeTitleCaseInput;
import vn.khuyenhoc.recognition.titling.TitleCaseInputs.RefuseTitleCaseInput;
import vn.khuyenhoc.recognition.titling.TitleCaseInputs.RegisterTitleCaseInput;
import vn.khuyenhoc.recognition.titling.TitleCaseInputs.ReviewTitleCaseInput;
import vn.khuyenhoc.recognition.titling.TitleCaseInputs.RevokeTitleInput;
import vn.khuyenhoc.recognition.titling.TitleCaseInputs.TitleCaseToDecideInput;
import vn.khuyenhoc.recognition.titling.TitleCaseInputs.TitleScoreInput;
import vn.khuyenhoc.testing.EmptyTest;
import vn.khuyenhoc.testing.Fixtures;
import vn.khuyenhoc.testing.Walk;
import vn.khuyenhoc.testing.WithBeans;

/** Acts of every kind in any order, most of them impossible: no case takes a step that it may not, nobody holds a title twice, and totals are what a recount says. */
@EmptyTest
@AddLifecycleHook(WithBeans.class)
class TitleCasesAtRandomTest {
    /** Written down once more, as people told it; what has expired by today may have been taken back on a day on which it was held. */
    private static final Map<TitleCaseState, Set<TitleCaseState>> LEGAL = new EnumMap<>(Map.of(REGISTERED, Set.of(SELF_ASSESSED, REFUSED),
        SELF_ASSESSED, Set.of(SELF_ASSESSED, REVIEWED, REFUSED), REVIEWED, Set.of(PROPOSED, REFUSED), PROPOSED, Set.of(RECOGNISED, EXPIRED, REFUSED),
        RECOGNISED, Set.of(EXPIRED, REVOKED, RENEWED), EXPIRED, Set.of(REVOKED, RENEWED), REFUSED, Set.of(), REVOKED, Set.of(), RENEWED, Set.of()));
    private static final Set<TitleCaseState> DECIDED = Set.of(RECOGNISED, EXPIRED, REVOKED, RENEWED);
    private static final LocalDate FIRST = LocalDate.of(2021, 2, 1);
    /** However they are written. */
    private static final List<String> HEADS = List.of("Nguyễn Văn Hòa", "NGUYỄN VĂN HOÀ", "Trần Thị Mai"), ADDRESSES = List.of("Thôn 1", "thôn  1", "Thôn 2");
    private static final int MOST_ACTS = 400, DAYS_APART = 4, JITTER = 20;

    @Autowired Fixtures fixtures;
    @Autowired CriteriaRegister criteria;
    @Autowired Registering registering;
    @Autowired Scoring scoring;
    @Autowired ProposingTitles proposing;
    @Autowired DecidingTitles deciding;
    @Autowired TitleCases cases;
    @Autowired List<ImportKind> imports;
    @Autowired Organizations organizations;
    @Autowired OrganizationRegister register;
    @Autowired RecognitionFigures figures;
    @Autowired List<ConsistencyCheck> checks;
    @Autowired TransactionTemplate transaction;
    @Autowired DSLContext sql;
    @Autowired ConfigurableApplicationContext context;

    private Random random = new Random();
    private OrganizationId commune = new OrganizationId(0);
    /** Those that are active, of the commune whose boards know clans by their names, and of one with a board whose families have heads and addresses alike; and whoever has ended, with its heir. */
    private final List<OrganizationId> bodies = new ArrayList<>(), ofFamilies = new ArrayList<>();
    private final Map<OrganizationId, OrganizationId> heirs = new HashMap<>();
    private final Map<Long, TitleCase> known = new TreeMap<>();
    private final Set<String> refusals = new TreeSet<>();
    private final Set<TitleCaseState> reached = new TreeSet<>();
    private int givenInBulk, settledInBulk, settled, followed, renewed, families;
    private LocalDate merged = FIRST;
    private boolean underWay, failed;

    private <T> T any(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    private List<TitleScoreInput> scores() {
        int points = random.nextInt(4) == 0 ? random.nextInt(130) : 80;
        return List.of(new TitleScoreInput("1.1", points, random.nextInt(8) == 0, null));
    }

    private void act(@Nullable TitleCase one, LocalDate on) {
        if (one == null) {
            boolean family = random.nextInt(3) == 0;
            registering.register(new RegisterTitleCaseInput(UUID.randomUUID().toString(), GlobalId.of("Organization", any(family ? knowing() : bodies).value()),
                family ? TitleKind.LEARNING_FAMILY : TitleKind.LEARNING_CLAN, on.getYear(), family ? any(HEADS) : "Họ " + random.nextInt(4), family ? any(ADDRESSES) : null, null, on), Scope.EVERYWHERE);
            return;
        }
        String id = one.id(), version = random.nextInt(10) == 0 ? "stale" : one.version();
        switch (random.nextInt(5) < 3 ? likely(one.state()) : random.nextInt(10)) {
            case 0, 1 -> scoring.assess(new AssessTitleCaseInput(id, scores(), on, version), Scope.EVERYWHERE);
            case 2, 3 -> scoring.review(new ReviewTitleCaseInput(id, scores(), on, version), Scope.EVERYWHERE);
            case 4, 5 -> proposing.propose(new ProposeTitleCaseInput(id, random.nextInt(3) == 0 ? GlobalId.of("Organization", above(one).value()) : null, on, version), Scope.EVERYWHERE);
            case 6, 7 -> decide(one, version, on);
            case 8 -> deciding.revoke(new RevokeTitleInput(id, on, "Vi phạm", version), Scope.EVERYWHERE);
            default -> proposing.refuse(new RefuseTitleCaseInput(id, on, "Thôi", version), Scope.EVERYWHERE);
        }
    }

    private List<OrganizationId> knowing() {
        return ofFamilies.subList(0, 2);
    }

    private OrganizationId above(TitleCase one) {
        return one.kind() == TitleKind.LEARNING_FAMILY ? ofFamilies.getFirst() : commune;
    }

    private int likely(TitleCaseState state) {
        return switch (state) {
            case REGISTERED -> 0;
            case SELF_ASSESSED -> 2;
            case REVIEWED -> 4;
            case PROPOSED -> 6;
            default -> random.nextInt(10);
        };
    }

    private @Nullable LocalDate until(LocalDate on) {
        return random.nextInt(3) == 0 ? on.plusDays(random.nextInt(12) * 40L) : null;
    }

    /** With whatever else waits at the same desk, some of it refused. */
    private void decide(TitleCase one, String version, LocalDate on) {
        List<TitleCaseToDecideInput> recognised = new ArrayList<>(List.of(new TitleCaseToDecideInput(one.id(), version))), refused = new ArrayList<>();
        known.values().stream().filter(other -> other.state() == PROPOSED && other.key() != one.key() && other.deskId().equals(one.deskId()))
            .forEach(other -> (random.nextInt(3) == 0 ? refused : recognised).add(new TitleCaseToDecideInput(other.id(), other.version())));
        OrganizationId body = random.nextInt(8) == 0 ? any(bodies) : one.deskId();
        deciding.decide(new DecideTitleCasesInput(UUID.randomUUID().toString(), GlobalId.of("Organization", body.value()), random.nextInt(9) + "/QĐ", on, "Ai đó",
            until(on), recognised, refused, "Không đủ"), Scope.EVERYWHERE);
    }

    /** A spreadsheet of up to five, known or not, as it is checked and then applied; most with somebody who waits. */
    private void decideInBulk(LocalDate on) {
        List<TitleCase> waiting = known.values().stream().filter(one -> one.state() == PROPOSED).toList();
        TitleCase one = waiting.isEmpty() || random.nextInt(4) == 0 ? null : any(waiting);
        OrganizationId body = one == null ? any(random.nextInt(3) == 0 ? knowing() : bodies) : random.nextInt(3) == 0 ? above(one) : one.organizationId();
        LocalDate day = one == null || random.nextInt(3) == 0 ? on : one.stepOn();
        if (ofFamilies.contains(body)) {
            decideInBulk(body, day, IntStream.range(0, 1 + random.nextInt(2)).mapToObj(i -> new Named(any(HEADS), any(ADDRESSES))).toList());
            return;
        }
        List<String> names = new ArrayList<>(IntStream.range(0, 7).mapToObj(i -> "Họ " + i).toList());
        Collections.shuffle(names, random);
        names.add(random.nextInt(9) == 0 ? 1 : 0, one == null ? "Họ 7" : one.name());
        decideInBulk(body, day, names.subList(0, 1 + random.nextInt(3)).stream().map(name -> new Named(name, null)).toList());
    }

    private record Named(String name, @Nullable String address) {}

    private void decideInBulk(OrganizationId body, LocalDate day, List<Named> names) {
        String code = organizations.on(List.of(new At(body, day))).values().iterator().next().code(), number = random.nextInt(9) + "/QĐ";
        List<ImportRow> rows = new ArrayList<>();
        for (Named one : names) {
            Map<String, String> cells = new HashMap<>(Map.of("organization", code, "number", number, "decidedOn", day.toString(), "signer", "Ai đó",
                "kind", one.address() == null ? "Dòng họ học tập" : "Gia đình học tập", "holder", one.name()));
            if (one.address() != null) {
                cells.put("address", one.address());
            }
            LocalDate until = until(day);
            if (until != null) {
                cells.put("heldUntil", until.toString());
            }
            rows.add(new ImportRow(rows.size() + 2, cells));
        }
        ImportKind kind = imports.stream().filter(some -> some.name().equals("TITLE_DECISIONS")).findFirst().orElseThrow();
        kind.checking(Scope.EVERYWHERE).check(rows).stream().filter(found -> found.bad()).findFirst().ifPresent(bad -> {
            throw new Refusal(bad.code(), "row " + bad.row());
        });
        kind.apply(rows, Scope.EVERYWHERE);
        givenInBulk += rows.size();
    }

    /** On a day after all that was done before, or earlier, as it is entered late, when both have decided about the same since; not before the last one. */
    private void merge(LocalDate latest) {
        LocalDate on = Stream.of(latest.minusDays(random.nextInt(2) * random.nextInt(700)), merged).max(LocalDate::compareTo).orElseThrow();
        merged = on;
        OrganizationId ending = bodies.get(1 + random.nextInt(bodies.size() - 1)), heir = any(bodies.stream().skip(1).filter(body -> !body.equals(ending)).toList());
        if (on.isBefore(latest)) {
            for (OrganizationId body : List.of(ending, heir, ending)) {
                take("bulk, before a late merger", null, () -> decideInBulk(body, on.plusDays(random.nextInt(200)), List.of(new Named("Họ 8", null))));
            }
        }
        merge(bodies, ending, heir, on);
    }

    /** The board that knows families, by one that knew none. */
    private void mergeOfFamilies(LocalDate on) {
        families += sql.fetchSingle("select count(*) from recognition_title where superseded_at is null and known_at = ?", ofFamilies.get(1).value()).get(0, Integer.class);
        merge(ofFamilies, ofFamilies.get(1), ofFamilies.get(2), on);
    }

    private void merge(List<OrganizationId> among, OrganizationId ending, OrganizationId heir, LocalDate on) {
        int endedBefore = ended();
        List<Long> events = new CopyOnWriteArrayList<>();
        ApplicationListener<ApplicationEvent> listener = event -> {
            if (event instanceof PayloadApplicationEvent<?> payload && payload.getPayload() instanceof OrganizationsReorganised told) {
                events.add(told.eventId());
            }
        };
        context.addApplicationListener(listener);
        register.merge(List.of(new Merger(ending, heir)), on);
        context.removeApplicationListener(listener);
        among.remove(ending);
        heirs.put(ending, heir);
        await().atMost(20, SECONDS).pollDelay(ZERO).pollInterval(ofMillis(10)).until(() -> sql.fetchSingle("select count(*) from processed_event where event_id = ? and (listener like '%.TitleCasesFollow' or listener like '%.TitlesFollow')",
            events.getFirst()).get(0, Integer.class) == 2);
        known.values().stream().filter(one -> one.state().open() && (one.organizationId().equals(ending) || one.deskId().equals(ending))).forEach(one -> {
            TitleCase moved = cases.shown(one.key(), Scope.EVERYWHERE);
            assertThat(List.of(moved.state(), moved.organizationId(), moved.deskId())).isEqualTo(List.of(one.state(), one.organizationId().equals(ending) ? heir : one.organizationId(),
                one.deskId().equals(ending) ? heir : one.deskId()));
            known.put(one.key(), moved);
            followed++;
        });
        cases.withIds(known.keySet(), Scope.EVERYWHERE).forEach(after -> {
            TitleCase before = Objects.requireNonNull(known.put(after.key(), after));
            assertThat(after.state().equals(before.state()) || DECIDED.contains(before.state()) && after.state() == RENEWED).as("%s: %s", before, after.state()).isTrue();
        });
        renewed += ended() - endedBefore;
    }

    private int ended() {
        return sql.fetchSingle("select count(*) from recognition_title where organization_id" + ofAll() + " and superseded_at is null and ended_by = 'RENEWED'").get(0, Integer.class);
    }

    @Provide
    Arbitrary<Walk> walks() {
        return Walk.ofAtMost(MOST_ACTS);
    }

    /** Always the same walks, because together they must reach everything. */
    @Property(tries = 10, edgeCases = EdgeCasesMode.NONE, seed = "7")
    void takeLegalStepsAloneAndCountOnce(@ForAll("walks") Walk walk) {
        failed |= underWay;
        underWay = true;
        random = new Random(0);
        List.of(known, heirs).forEach(Map::clear);
        List.of(bodies, ofFamilies).forEach(List::clear);
        merged = FIRST;
        givenInBulk = 0;
        settledInBulk = 0;
        OrganizationId province = fixtures.aProvince(), second = fixtures.aCommune(province);
        commune = fixtures.aCommune(province);
        ofFamilies.addAll(List.of(second, fixtures.aBoard(second, Fixtures.LONG_AGO), fixtures.aBoard(second, Fixtures.LONG_AGO)));
        bodies.addAll(List.of(commune, fixtures.aBoard(commune, Fixtures.LONG_AGO), fixtures.aBoard(commune, Fixtures.LONG_AGO), fixtures.aBoard(commune, Fixtures.LONG_AGO)));
        for (int i = 0; i < walk.length(); i++) {
            random = walk.chances(i);
            LocalDate on = FIRST.plusDays(i * DAYS_APART + random.nextInt(JITTER));
            int what = random.nextInt(60);
            if (what == 0 && bodies.size() > 2) {
                merge(FIRST.plusDays(i * DAYS_APART + JITTER));
            } else if (what == 6 && ofFamilies.size() > 2 && i > 60) {
                mergeOfFamilies(FIRST.plusDays(i * DAYS_APART + JITTER - random.nextInt(2) * random.nextInt(200)));
            } else if (what < 6) {
                take("bulk, act " + i, null, () -> decideInBulk(on));
            } else {
                TitleCase before = known.isEmpty() || random.nextInt(7) == 0 ? null : any(known.values().stream().skip(Math.max(0, known.size() - 5)).toList());
                take("act " + i, before, () -> act(before, on));
            }
        }
        known.values().forEach(one -> reached.add(one.state()));
        assertTitlesAreWhatTheCasesSay();
        assertTotalsAreWhatARecountSays();
        underWay = false;
    }

    private void take(String where, @Nullable TitleCase one, Runnable act) {
        boolean taken = false;
        try {
            new Act(any(List.of("lan", "minh", "hoa")), "test", "walk", null).doing(() -> transaction.execute(status -> {
                act.run();
                return status;
            }));
            taken = true;
        } catch (Refusal refusal) {
            refusals.add(refusal.code());
        } catch (Problems problems) {
            problems.all().forEach(refusal -> refusals.add(refusal.code()));
        } catch (OptimisticLockingFailureException stale) {
            refusals.add("CONFLICT");
        }
        took(where, one, taken);
    }

    private void took(String where, @Nullable TitleCase one, boolean taken) {
        boolean bulk = where.startsWith("bulk");
        List<TitleCase> now = cases.withIds(sql.fetch("select distinct id from recognition_title_case where organization_id" + ofAll())
            .getValues(0, Long.class), Scope.EVERYWHERE);
        for (TitleCase after : now) {
            TitleCase before = known.put(after.key(), after);
            if (after.equals(before)) {
                continue;
            }
            assertThat(taken).as(where + ": a refusal changes nothing").isTrue();
            assertThat(before == null ? Set.of(REGISTERED) : LEGAL.get(before.state())).as(where).contains(after.state());
            assertThat(after.titleId() != null).as(where).isEqualTo(DECIDED.contains(after.state()));
            assertThat(DECIDED.contains(after.state()) && !Objects.requireNonNull(after.sufficient())).as(where + ": recognised without sufficing").isFalse();
            if (bulk && before != null && before.state() == PROPOSED) {
                settledInBulk++;
                settled++;
            }
            reached.add(after.state());
        }
        assertThat(one == null || !taken || !known.get(one.key()).equals(one)).as(where + ": what was done is seen").isTrue();
    }

    private List<OrganizationId> all() {
        return Stream.of(bodies, ofFamilies, heirs.keySet()).flatMap(Collection::stream).toList();
    }

    private String ofAll() {
        return " in (" + all().stream().map(body -> String.valueOf(body.value())).collect(joining(", ")) + ")";
    }

    private void assertTitlesAreWhatTheCasesSay() {
        assertThat(sql.fetch("select a.holder from recognition_title a join recognition_title b on a.subject = b.subject and a.id < b.id and a.valid_from < b.valid_to "
            + "and b.valid_from < a.valid_to where a.organization_id" + ofAll() + " and a.superseded_at is null and b.superseded_at is null")).as("nobody holds it twice").isEmpty();
        List<Long> titled = known.values().stream().map(TitleCase::titleId).filter(Objects::nonNull).toList();
        assertThat(sql.fetch("select a.holder, a.address, a.valid_from, b.valid_from from recognition_title a join recognition_title b on a.alike = b.alike and a.id < b.id and a.valid_from < b.valid_to "
            + "and b.valid_from < a.valid_to where a.kind = 'LEARNING_FAMILY' and a.organization_id" + ofAll() + " and b.organization_id" + ofAll() + " and a.superseded_at is null and b.superseded_at is null"))
            .as("nor does a family that the commune, its board or the heir of its board gave it").isEmpty();
        assertThat(titled).as("each case has a title of its own").doesNotHaveDuplicates();
        assertThat(sql.fetchSingle("select count(*) from recognition_title where organization_id" + ofAll() + " and superseded_at is null").get(0, Integer.class))
            .as("of cases, and of those that had none").isEqualTo(titled.size() + givenInBulk - settledInBulk);
        Map<Long, String> endings = new HashMap<>();
        sql.fetch("select id, ended_by from recognition_title where organization_id" + ofAll() + " and superseded_at is null").forEach(row -> endings.put(row.get(0, Long.class), row.get(1, String.class)));
        known.values().stream().filter(one -> one.titleId() != null).forEach(one -> assertThat(endings.get(one.titleId())).as(one.toString()).isIn(switch (one.state()) {
            case REVOKED -> Collections.singleton("REVOKED");
            case RENEWED -> Set.of("RENEWED", "EXPIRED");
            case EXPIRED -> Set.of("EXPIRED");
            default -> Arrays.asList(null, "EXPIRED");
        }));
    }

    /** Of the commune with all below it, and of each board with what has gone up in it. */
    private void assertTotalsAreWhatARecountSays() {
        record Held(OrganizationId at, TitleKind kind, LocalDate from, LocalDate to) {}
        List<Held> titles = sql.fetch("select organization_id, kind, valid_from, valid_to from recognition_title where organization_id" + ofAll() + " and superseded_at is null")
            .map(row -> new Held(new OrganizationId(row.get(0, Long.class)), TitleKind.valueOf(row.get(1, String.class)), row.get(2, LocalDate.class), row.get(3, LocalDate.class)));
        assertThat(titles.stream().map(title -> title.kind() + " " + (ofFamilies.contains(lastHeir(title.at())))).distinct()).isSubsetOf("LEARNING_CLAN false", "LEARNING_FAMILY true");
        LocalDate last = FIRST.plusDays(MOST_ACTS * DAYS_APART + JITTER);
        for (LocalDate day = FIRST; day.isBefore(last.plusYears(1)); day = day.plusDays(45)) {
            LocalDate on = day;
            Map.of(commune, TitleKind.LEARNING_CLAN, ofFamilies.getFirst(), TitleKind.LEARNING_FAMILY).forEach((of, kind) ->
                assertThat(figures.titles(Set.of(of.value()), on).get(of.value()).get(kind)).as("%s", on)
                    .isEqualTo(Math.toIntExact(titles.stream().filter(title -> title.kind() == kind && !title.from().isAfter(on) && title.to().isAfter(on)).count())));
        }
        for (OrganizationId board : bodies.subList(1, bodies.size())) {
            assertThat(figures.titles(Set.of(board.value()), last).get(board.value()).get(TitleKind.LEARNING_CLAN)).as("with whom it took over")
                .isEqualTo(Math.toIntExact(titles.stream().filter(title -> lastHeir(title.at()).equals(board) && !title.from().isAfter(last) && title.to().isAfter(last)).count()));
        }
    }

    private OrganizationId lastHeir(OrganizationId body) {
        return heirs.containsKey(body) ? lastHeir(heirs.get(body)) : body;
    }

    @AfterProperty
    void reachEverythingAndLeaveTotalsThatAgree() {
        if (failed || underWay) {
            return; // Else this would stand in the place of what the walk found.
        }
        assertThat(checks.stream().flatMap(check -> check.differences().stream())).isEmpty();
        assertThat(reached).as("else the walks prove little").containsExactly(TitleCaseState.values());
        assertThat(refusals).contains("TITLE_CASE_STATE_WRONG", "SELF_APPROVAL", "STEP_TOO_EARLY", "CONFLICT", "TITLE_CASE_KNOWN", "SCORE_TOO_HIGH", "TITLE_CASE_INSUFFICIENT",
            "DECISION_NUMBER_TAKEN", "TITLE_ENDS_BEFORE_DECISION", "TITLE_HELD", "ROW_TWICE", "TITLE_CASE_ELSEWHERE");
        assertThat(List.of(settled, followed, renewed, families)).as("bulk decisions met cases, and mergers took some along, found titles of one subject at both and took along whom a board knew").doesNotContain(0);
    }

    @BeforeProperty
    void byOneSheet() {
        criteria.adopt(Stream.of(TitleKind.LEARNING_CLAN, TitleKind.LEARNING_FAMILY).map(kind -> new Sheet(kind, "walk", "W", "Bộ tiêu chí", new Source("1", LocalDate.of(2020, 1, 1), "Ai đó"), 70,
            List.of(new Section("Học tập", null, List.of(new Item("Học", 100, true)))))).toList(), LocalDate.of(2020, 1, 1));
    }
}
