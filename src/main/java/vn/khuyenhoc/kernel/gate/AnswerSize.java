package vn.khuyenhoc.kernel.gate;

import java.util.Collection;
import java.util.Map;

import graphql.ExecutionResult;
import org.jspecify.annotations.Nullable;

/** The bytes an answer takes as JSON, about: counted until it is known to be too many. */
final class AnswerSize {
    private final long most;
    private long bytes;

    private AnswerSize(long most) {
        this.most = most;
    }

    static boolean within(ExecutionResult answer, long most) {
        if (!(answer.getData() instanceof Map<?, ?> data)) {
            return true;
        }
        AnswerSize size = new AnswerSize(most);
        size.add(data);
        return size.bytes <= most;
    }

    private void add(@Nullable Object value) {
        if (bytes > most) {
            return;
        }
        switch (value) {
            case Map<?, ?> object -> object.forEach((name, field) -> {
                bytes += ((String) name).length() + 4;
                add(field);
            });
            case Collection<?> list -> list.forEach(element -> {
                bytes++;
                add(element);
            });
            case String text -> add(text);
            case null, default -> bytes += 8;
        }
    }

    private void add(String text) {
        bytes += 2;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            bytes += c < ' ' ? 6 : c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
    }
}
