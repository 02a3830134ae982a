package vn.khuyenhoc.sample;

import static vn.khuyenhoc.recognition.CommendationForm.CERTIFICATE_OF_MERIT;
import static vn.khuyenhoc.recognition.RecipientKind.COLLECTIVE;
import static vn.khuyenhoc.recognition.RecipientKind.INDIVIDUAL;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

import vn.khuyenhoc.organization.Organization;
import vn.khuyenhoc.organization.OrganizationLevel;
import vn.khuyenhoc.recognition.CitizenAccountRegister;
import vn.khuyenhoc.recognition.CitizenAccountRegister.Account;
import vn.khuyenhoc.recognition.CommendationRegister;
import vn.khuyenhoc.recognition.CommendationRegister.Award;
import vn.khuyenhoc.recognition.RecipientKind;
import vn.khuyenhoc.recognition.TitleKind;
import vn.khuyenhoc.recognition.TitleRegister;
import vn.khuyenhoc.recognition.TitleRegister.Decision;
import vn.khuyenhoc.recognition.TitleRegister.Recognised;

/** What was recognised in one place: a round of titles a year, accounts, and the province's commendations. */
@Component
@Profile("sample")
class RecognitionStep {
    private final TitleRegister titles;
    private final CitizenAccountRegister accounts;
    private final CommendationRegister commendations;

    RecognitionStep(TitleRegister titles, CitizenAccountRegister accounts, CommendationRegister commendations) {
        this.titles = titles;
        this.accounts = accounts;
        this.commendations = commendations;
    }

    void load(Place place, Organization association, SplittableRandom chance) {
        // Each is recognised once: the published figures count holders, not decisions.
        int[] numbers = new int[TitleKind.values().length];
        for (int round = 0; round < 4; round++) {
            LocalDate decided = LocalDate.of(2020 + round, 11, 10);
            List<Recognised> recognised = new ArrayList<>();
            for (TitleKind kind : TitleKind.values()) {
                for (int i = 0; i < place.titles[round][kind.ordinal()]; i++) {
                    int number = ++numbers[kind.ordinal()];
                    recognised.add(new Recognised(kind, holder(kind, number, chance), address(kind, number), decided.plusYears(3)));
                }
            }
            if (!recognised.isEmpty()) {
                titles.recognise(new Decision(association.organizationId(), (100 + round) + "/QĐ-HKH" + Names.MARK, decided, Names.person(chance)), recognised);
            }
        }
        List<Account> registered = new ArrayList<>();
        for (int i = 0; i < place.accounts; i++) {
            registered.add(new Account(association.organizationId(), Names.person(chance),
                i % 5 == 0 ? LocalDate.of(2022, 12, 15) : LocalDate.of(2023, 3 + 2 * (i % 4), 15)));
        }
        accounts.register(registered);
        if (place.level == OrganizationLevel.PROVINCE) {
            commendations.award(awards(association, chance));
        }
    }

    private static String holder(TitleKind kind, int number, SplittableRandom chance) {
        return switch (kind) {
            case LEARNING_FAMILY -> Names.person(chance);
            case LEARNING_CLAN -> "Dòng họ " + Names.surname(chance) + " " + number + Names.MARK;
            case LEARNING_COMMUNITY -> "Thôn " + number + Names.MARK;
            case LEARNING_UNIT -> "Đơn vị số " + number + Names.MARK;
            case LEARNING_CITIZEN -> Names.person(chance);
        };
    }

    /** Of those who could bear another's name. */
    private static @Nullable String address(TitleKind kind, int number) {
        return kind == TitleKind.LEARNING_FAMILY || kind == TitleKind.LEARNING_CITIZEN ? "Nhà số " + number + ", thôn " + (1 + number % 8) + Names.MARK : null;
    }

    /** Two collectives and three individuals at the review of 2023; the year before is invented. */
    private static List<Award> awards(Organization association, SplittableRandom chance) {
        List<Award> awards = new ArrayList<>();
        for (int i = 1; i <= 2; i++) {
            awards.add(award(association, COLLECTIVE, "Tập thể số " + i + Names.MARK, Published.REVIEW));
        }
        for (int i = 1; i <= 3; i++) {
            awards.add(award(association, INDIVIDUAL, Names.person(chance), Published.REVIEW));
        }
        LocalDate before = LocalDate.of(2022, 12, 21);
        awards.add(award(association, COLLECTIVE, "Tập thể số 3" + Names.MARK, before));
        awards.add(award(association, INDIVIDUAL, Names.person(chance), before));
        awards.add(award(association, INDIVIDUAL, Names.person(chance), before));
        return awards;
    }

    private static Award award(Organization association, RecipientKind kind, String recipient, LocalDate on) {
        return new Award(association.organizationId(), kind, recipient, CERTIFICATE_OF_MERIT, "Hội Khuyến học tỉnh Quảng Trị",
            on.getYear() + "/QĐ-KT" + Names.MARK, on, "Thành tích trong công tác khuyến học năm " + on.getYear());
    }
}
