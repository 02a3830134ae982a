package vn.khuyenhoc.kernel;

import java.time.LocalDate;

import org.springframework.context.MessageSourceResolvable;

/** A value of an enum as messages name it, in the language of whoever reads them; {@code i18n/messages} has it under {@code enum}. */
record Word(String key) implements MessageSourceResolvable {
    private static final String KEYS = "enum.";

    static Object of(Object detail) {
        return switch (detail) {
            case Enum<?> value -> new Word(KEYS + value.getDeclaringClass().getSimpleName() + "." + value.name());
            case LocalDate day -> new NamedDay(day);
            default -> detail;
        };
    }

    static Object read(String kept) {
        return kept.startsWith(KEYS) ? new Word(kept) : NamedDay.read(kept);
    }

    @Override
    public String[] getCodes() {
        return new String[] {key};
    }

    /** For what was kept by this form and is text of somebody's after all. */
    @Override
    public String getDefaultMessage() {
        return key;
    }

    /** As it is kept until it is read. */
    @Override
    public String toString() {
        return key;
    }
}
