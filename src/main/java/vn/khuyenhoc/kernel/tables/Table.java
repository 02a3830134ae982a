package vn.khuyenhoc.kernel.tables;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * A list of an answer, or its single figures under each other.
 *
 * @param path by which it is named, from the root
 * @param words what it is called in the caller's language
 * @param ways to its pages; none of what an answer has as a whole
 * @param filling what an answer has of it
 */
public record Table(String path, String words, List<Column> columns, List<Way> ways, Filling filling) {
    /** Single figures have no list to be named by. */
    public static final String FIGURES = "figures";

    /** From the root to the list, and the field of the list that holds its rows. */
    public record Way(List<Step> steps, Step rows) {}

    /** Tells the lines that an answer has. */
    public interface Filling {
        void lines(@Nullable Object answer, Consumer<@Nullable Object[]> to);
    }

    public boolean paged() {
        return !ways.isEmpty();
    }

    /** Two columns that are described alike are told apart by their paths. */
    public List<String> headings(boolean asPaths) {
        Map<String, Long> times = columns.stream().collect(Collectors.groupingBy(Column::words, Collectors.counting()));
        return columns.stream().map(column -> asPaths ? column.path()
            : times.get(column.words()) == 1 ? column.words() : column.words() + " (" + column.path() + ")").toList();
    }
}
