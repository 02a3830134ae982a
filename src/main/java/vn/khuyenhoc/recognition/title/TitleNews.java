package vn.khuyenhoc.recognition.title;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

import vn.khuyenhoc.kernel.Ids;
import vn.khuyenhoc.recognition.events.TitlesRecognised;
import vn.khuyenhoc.recognition.events.TitlesRecognised.Sum;
import vn.khuyenhoc.recognition.events.TitlesRevoked;
import vn.khuyenhoc.recognition.jooq.tables.records.RecognitionTitleRecord;

/** Tells the modules downstream how many titles an act recognised or revoked, and never whose. */
@Component
class TitleNews {
    private record Alike(long organization, String kind, int month) {}

    private final ApplicationEventPublisher events;

    TitleNews(ApplicationEventPublisher events) {
        this.events = events;
    }

    void given(Collection<RecognitionTitleRecord> titles, LocalDate on) {
        recognised(sums(titles), on);
    }

    void recognised(List<Sum> sums, LocalDate on) {
        tell(sums, some -> events.publishEvent(new TitlesRecognised(Ids.next(), on, some)));
    }

    void revoked(Collection<RecognitionTitleRecord> titles, LocalDate on) {
        tell(sums(titles), some -> events.publishEvent(new TitlesRevoked(Ids.next(), on, some)));
    }

    private static List<Sum> sums(Collection<RecognitionTitleRecord> titles) {
        return titles.stream().collect(groupingBy(TitleNews::alike, counting())).entrySet().stream()
            .map(sum -> new Sum(sum.getKey().organization(), sum.getKey().kind(), sum.getKey().month(), sum.getValue().intValue()))
            .sorted(Comparator.comparing(Sum::organization).thenComparing(Sum::kind).thenComparing(Sum::month)).toList();
    }

    private static void tell(List<Sum> sums, Consumer<List<Sum>> teller) {
        for (int from = 0; from < sums.size(); from += TitlesRecognised.MOST) {
            teller.accept(List.copyOf(sums.subList(from, Math.min(from + TitlesRecognised.MOST, sums.size()))));
        }
    }

    /** The month in which it was recognised, also where it is revoked. */
    private static Alike alike(RecognitionTitleRecord title) {
        return new Alike(title.getOrganizationId(), title.getKind().name(), title.getValidFrom().getYear() * 100 + title.getValidFrom().getMonthValue());
    }
}
