package vn.khuyenhoc.recognition.decision;

import static java.util.Comparator.comparing;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonCreator;

import vn.khuyenhoc.kernel.Refusal;

/**
 * What a decision by name did, kept so that it can be answered again: few letters for each title.
 *
 * @param remaining the years of which one more case stays open, by the places of their titles
 * @param without how many cases of that title were open at the organization, by the places of titles that had none
 */
record Entered(int recognised, Map<Integer, Integer> remaining, Map<Integer, Integer> without) {
    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    Entered {}

    /** As it was kept before there were notices. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Entered counted(int recognised) {
        return new Entered(recognised, Map.of(), Map.of());
    }

    /** What should be known of it, and was no reason against it. */
    List<Refusal> notices() {
        return Stream.concat(at(remaining, "TITLE_CASE_REMAINS", true), at(without, "TITLE_WITHOUT_CASE", false)).sorted(comparing(Notice::place)).map(Notice::told).toList();
    }

    private record Notice(int place, Refusal told) {}

    private static Stream<Notice> at(Map<Integer, Integer> places, String code, boolean years) {
        return places.entrySet().stream().map(one -> new Notice(one.getKey(), new Refusal(code, "titles." + one.getKey() + ".holder", years ? String.valueOf(one.getValue()) : one.getValue())));
    }
}
