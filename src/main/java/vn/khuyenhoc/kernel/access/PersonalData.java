package vn.khuyenhoc.kernel.access;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Whether names of people may leave the system. Hidden unless the installation says otherwise;
 * the sample province shows them, because its people are invented.
 */
@Component
public class PersonalData {
    private final boolean shown;

    PersonalData(@Value("${khuyenhoc.personal-data.shown:false}") boolean shown) {
        this.shown = shown;
    }

    /** The name, or null where it must not be shown. */
    public @Nullable String name(String name) {
        return shown ? name : null;
    }
}
