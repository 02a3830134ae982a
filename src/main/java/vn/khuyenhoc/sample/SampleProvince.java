package vn.khuyenhoc.sample;

import static vn.khuyenhoc.sample.jooq.Tables.SAMPLE_STEP;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.sql.PostponedIndexes;
import vn.khuyenhoc.organization.Organization;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.Organizations;
import vn.khuyenhoc.sample.Place.Body;

/**
 * Loads the sample province once, before the first request is taken. Each step commits with a mark of its own,
 * so that a start that was killed goes on where it stopped.
 */
@Component
@Profile("sample")
class SampleProvince implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(SampleProvince.class);
    private static final String FOUNDATION = "foundation";
    private static final String MERGERS = "mergers";
    private static final String YEARS = "years";
    private static final String PLEDGES = "pledges";
    private static final String CAMPAIGNS = "campaigns";
    private static final String CRITERIA = "criteria";
    private static final String TITLE_CASES = "title-cases";
    /** KB; in it H2 searches 200,000 names. */
    private static final int CACHE = 131_072;
    private static final LocalDate ALL_FOUNDED = LocalDate.of(2023, 1, 1);

    private final DSLContext sql;
    private final Days days;
    private final TransactionTemplate transaction;
    private final Organizations organizations;
    private final PostponedIndexes indexes;
    private final Foundation foundation;
    private final BodyStep bodyStep;
    private final OfficerStep officerStep;
    private final RecognitionStep recognitionStep;
    private final FundStep fundStep;
    private final MergerStep mergerStep;
    private final YearStep yearStep;
    private final PledgeStep pledgeStep;
    private final CampaignStep campaignStep;
    private final CriteriaStep criteriaStep;
    private final TitleCaseStep titleCaseStep;
    private boolean running;

    SampleProvince(DSLContext sql, Days days, TransactionTemplate transaction, Organizations organizations, PostponedIndexes indexes, Foundation foundation,
                   BodyStep bodyStep, OfficerStep officerStep, RecognitionStep recognitionStep, FundStep fundStep, MergerStep mergerStep,
                   YearStep yearStep, PledgeStep pledgeStep, CampaignStep campaignStep, CriteriaStep criteriaStep, TitleCaseStep titleCaseStep) {
        this.sql = sql;
        this.days = days;
        this.transaction = transaction;
        this.organizations = organizations;
        this.indexes = indexes;
        this.foundation = foundation;
        this.bodyStep = bodyStep;
        this.officerStep = officerStep;
        this.recognitionStep = recognitionStep;
        this.fundStep = fundStep;
        this.mergerStep = mergerStep;
        this.yearStep = yearStep;
        this.pledgeStep = pledgeStep;
        this.campaignStep = campaignStep;
        this.criteriaStep = criteriaStep;
        this.titleCaseStep = titleCaseStep;
    }

    @Override
    public void start() {
        running = true;
        Set<String> done = sql.select(SAMPLE_STEP.NAME).from(SAMPLE_STEP).fetchSet(SAMPLE_STEP.NAME);
        if (done.isEmpty() && !organizations.none()) {
            throw new OtherDataFound();
        }
        if (!done.contains(MERGERS)) {
            load(done);
        }
        // Steps of their own: an earlier release loaded the sample without them.
        if (!done.contains(YEARS)) {
            step(YEARS, yearStep::load);
        }
        if (!done.contains(PLEDGES)) {
            step(PLEDGES, pledgeStep::load);
        }
        if (!done.contains(CAMPAIGNS)) {
            step(CAMPAIGNS, campaignStep::load);
        }
        if (!done.contains(CRITERIA)) {
            step(CRITERIA, criteriaStep::load);
        }
        if (!done.contains(TITLE_CASES)) {
            step(TITLE_CASES, titleCaseStep::load);
        }
        widenCache();
    }

    private void load(Set<String> done) {
        Blueprint blueprint = new Blueprint();
        List<Place> places = blueprint.places();
        log.info("Loading the sample province: {} associations; this happens once.", places.size());
        long begun = System.nanoTime();
        if (!done.contains(FOUNDATION)) {
            step(FOUNDATION, () -> foundation.load(blueprint));
        }
        Map<Body, OrganizationId> established = new HashMap<>();
        indexes.without(() -> {
            places.stream().filter(place -> !done.contains(place.code()))
                .forEach(place -> step(place.code(), () -> established.putAll(load(place))));
            widenCache();
        });
        step(MERGERS, () -> mergerStep.load(places, established));
        log.info("The sample province is loaded, in {} s.", (System.nanoTime() - begun) / 1_000_000_000);
    }

    /** @return its bodies */
    private Map<Body, OrganizationId> load(Place place) {
        SplittableRandom chance = new SplittableRandom(Long.parseLong(place.unit.code()));
        Organization association = organizations.withCode(place.code(), ALL_FOUNDED).orElseThrow();
        Map<Body, OrganizationId> bodies = bodyStep.load(place, association, chance);
        officerStep.load(place, association, new SplittableRandom(-Long.parseLong(place.unit.code())));
        recognitionStep.load(place, association, chance);
        fundStep.load(place, association, bodies, chance);
        return bodies;
    }

    private void step(String name, Runnable work) {
        transaction.executeWithoutResult(status -> {
            work.run();
            sql.insertInto(SAMPLE_STEP).set(SAMPLE_STEP.NAME, name).set(SAMPLE_STEP.LOADED_AT, days.now()).execute();
        });
    }

    /**
     * Not while many rows come: with as many pages kept while they change, collecting garbage cost nearly twice as much (17 s of CPU
     * instead of 9). But before the late indexes are built, each of which reads a whole table.
     */
    private void widenCache() {
        if (sql.family() == SQLDialect.H2) {
            sql.execute("set cache_size " + CACHE);
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the web server, which starts near the end of all phases. */
    @Override
    public int getPhase() {
        return 0;
    }
}
