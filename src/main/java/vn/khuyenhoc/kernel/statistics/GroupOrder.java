package vn.khuyenhoc.kernel.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.sql.Place;

/**
 * The order of groups: by a figure or by their key, and where these are equal by their key, so that a place among them stays
 * one when groups come and go.
 *
 * @param name of the order and of what the groups are told apart by, in which alone a place means anything
 * @param figures what the figures of a group are called here, in their order
 */
record GroupOrder(List<String> name, List<String> orderBy, List<String> figures, int properties) implements Comparator<Group> {
    static GroupOrder of(Grouping<?> grouping, List<String> figures, List<String> orderBy) {
        return new GroupOrder(Stream.concat(grouping.by().stream().map(Enum::name), orderBy.stream()).toList(), orderBy, figures, grouping.by().size());
    }

    @Override
    public int compare(Group one, Group other) {
        for (String order : orderBy) {
            int compared = compare(order.substring(0, order.lastIndexOf('_')), one, other);
            if (order.endsWith("_DESC")) {
                compared = -compared;
            }
            if (compared != 0) {
                return compared;
            }
        }
        return keys(one, other);
    }

    private int compare(String by, Group one, Group other) {
        if (by.equals("KEY")) {
            return keys(one, other);
        }
        int figure = figures.indexOf(figure(by));
        if (figure < 0) {
            throw new IllegalStateException("nothing is ordered by " + by);
        }
        return Long.compare(one.now().get(figure), other.now().get(figure));
    }

    /** What the figure is called that {@code X_Y_ASC} orders by: {@code xY}. */
    private static String figure(String by) {
        return Pattern.compile("_(.)").matcher(by.toLowerCase(Locale.ROOT)).replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
    }

    private static int keys(Group one, Group other) {
        for (int i = 0; i < one.key().size(); i++) {
            int compared = Long.compare(one.key().get(i), other.key().get(i));
            if (compared != 0) {
                return compared;
            }
        }
        return 0;
    }

    Place placeOf(Group group) {
        List<String> values = new ArrayList<>(group.now().subList(0, figures.size()).stream().map(String::valueOf).toList());
        group.key().forEach(part -> values.add(String.valueOf(part)));
        return new Place(name, values, 0);
    }

    /** How many of the groups, which are in this order, stand at the place or before it. @throws Refusal CURSOR_INVALID */
    int behind(Place after, List<Group> groups) {
        if (!after.orderBy().equals(name) || after.values().size() != figures.size() + properties) {
            throw new Refusal("CURSOR_INVALID", "after");
        }
        Group there = parsed(after.values());
        return (int) groups.stream().takeWhile(group -> compare(group, there) <= 0).count();
    }

    private Group parsed(List<String> values) {
        try {
            List<Long> numbers = values.stream().map(Long::valueOf).toList();
            return new Group(numbers.subList(figures.size(), numbers.size()), numbers.subList(0, figures.size()), List.of());
        } catch (NumberFormatException notOurs) {
            throw new Refusal("CURSOR_INVALID", "after");
        }
    }
}
