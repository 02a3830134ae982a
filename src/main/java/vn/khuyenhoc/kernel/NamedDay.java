package vn.khuyenhoc.kernel;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;

import org.springframework.context.MessageSourceResolvable;

/** A day as messages name it, in the order that whoever reads them is used to; {@code i18n/messages} has it under {@code day}. */
record NamedDay(LocalDate day) implements MessageSourceResolvable {
    static Object read(String kept) {
        try {
            return new NamedDay(LocalDate.parse(kept));
        } catch (DateTimeParseException text) {
            return kept;
        }
    }

    @Override
    public String[] getCodes() {
        return new String[] {"day"};
    }

    @Override
    public Object[] getArguments() {
        return new Object[] {"%04d".formatted(day.getYear()), "%02d".formatted(day.getMonthValue()), "%02d".formatted(day.getDayOfMonth())};
    }

    /** As it is kept until it is read. */
    @Override
    public String toString() {
        return day.toString();
    }
}
