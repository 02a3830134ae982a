package vn.khuyenhoc.kernel.errors;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;

/** The two languages of the API: whoever prefers neither is answered in Vietnamese. */
@Configuration(proxyBeanMethods = false)
class Languages {
    private static final Locale VIETNAMESE = Locale.of("vi");

    @Bean
    LocaleResolver localeResolver() {
        return new AcceptHeaderLocaleResolver() {
            @Override
            public Locale resolveLocale(HttpServletRequest request) {
                return preferred(accepted(request));
            }
        };
    }

    private static String accepted(HttpServletRequest request) {
        try {
            return String.join(",", Collections.list(request.getHeaders(HttpHeaders.ACCEPT_LANGUAGE)));
        } catch (RequestRejectedException unreadable) {
            return "";
        }
    }

    /** As RFC 9110 has it; what of the header cannot be read is passed over. */
    private static Locale preferred(String accepted) {
        List<Range> ranges = Pattern.compile(",").splitAsStream(accepted).map(Range.READ::matcher).filter(Matcher::matches).map(Range::of).toList();
        return Range.liking("en", ranges).isAbove(Range.liking("vi", ranges)) ? Locale.ENGLISH : VIETNAMESE;
    }

    /** A language, in whatever variant, or the star for all that are not named; of weight 0 it is refused, which is less than not to be named. */
    private record Range(String language, double weight) {
        static final Pattern READ = Pattern.compile("[ \\t]*(\\*|[A-Za-z]{1,8})(?:-[A-Za-z0-9-]*)?[ \\t]*(?:;[ \\t]*[qQ][ \\t]*=[ \\t]*(0(?:\\.\\d*)?|1(?:\\.0*)?)[ \\t]*)?");

        static Range of(Matcher read) {
            return new Range(read.group(1).toLowerCase(Locale.ROOT), read.group(2) == null ? 1 : Double.parseDouble(read.group(2)));
        }

        static Liking liking(String language, List<Range> ranges) {
            String named = ranges.stream().anyMatch(range -> range.language.equals(language)) ? language : "*";
            double weight = ranges.stream().filter(range -> range.language.equals(named)).mapToDouble(Range::weight).max().orElse(-1);
            return new Liking(weight == 0 ? -1 : Math.max(weight, 0), ranges.indexOf(new Range(named, weight)));
        }
    }

    /** @param place in the header; who likes two alike names the better one first */
    private record Liking(double weight, int place) {
        boolean isAbove(Liking other) {
            return weight > other.weight || weight == other.weight && weight > 0 && place < other.place;
        }
    }
}
