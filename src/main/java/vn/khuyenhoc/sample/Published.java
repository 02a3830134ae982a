package vn.khuyenhoc.sample;

import java.time.LocalDate;
import java.util.Map;

import vn.khuyenhoc.recognition.TitleKind;

/**
 * The figures that the province published in its 2023 review and, for 2022, at its congress; the sample adds up to them exactly.
 * What the review does not give (years before, shares between levels) is invented in proportion.
 */
final class Published {
    static final LocalDate REVIEW = LocalDate.of(2023, 12, 20);

    /** Inhabitants at the beginning of a year; those of 2022 and 2023 follow from the published ratios. */
    static final Map<Integer, Integer> POPULATIONS = Map.of(2020, 636_200, 2021, 643_100, 2022, 650_170, 2023, 659_720);
    static final int MEMBERS_2022 = 206_689;
    static final int LEFT_2023 = 3_037;
    /** 206,689 - 3,037 + 13,000 = 216,652. */
    static final int JOINED_2023 = 13_000;
    static final int LEFT_BEFORE = 4_200;

    static final int VILLAGE_CENTRES = 768;
    static final int MANAGERS = 282;
    static final int SECONDED_TEACHERS = 66;
    static final int COLLABORATORS = 60;

    /** Held on 2023-11-30; no title is decided after that in 2023. The review gives no number of citizens. */
    static final Map<TitleKind, Integer> TITLES = Map.of(TitleKind.LEARNING_FAMILY, 64_410, TitleKind.LEARNING_CLAN, 583,
        TitleKind.LEARNING_COMMUNITY, 431, TitleKind.LEARNING_UNIT, 426, TitleKind.LEARNING_CITIZEN, 1_150);
    static final int CITIZEN_ACCOUNTS = 3_279;

    /** "Almost 40 billion" of 2023, and invented years before. */
    static final Map<Integer, Long> RAISED = Map.of(2020, 27_930_000_000L, 2021, 31_240_000_000L, 2022, 35_410_000_000L, 2023, 39_847_560_000L);
    static final Map<Integer, Integer> TURNS = Map.of(2020, 14_318, 2021, 15_902, 2022, 17_240, 2023, 19_013);
    static final int CONTRIBUTIONS_2023 = 60_000;

    private Published() {}
}
