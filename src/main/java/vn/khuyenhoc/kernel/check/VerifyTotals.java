package vn.khuyenhoc.kernel.check;

import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The command {@code verify-totals}: recomputes every kept figure, prints each difference and ends
 * with exit code 0 if there was none and 1 otherwise.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
public class VerifyTotals implements ApplicationRunner, ExitCodeGenerator {
    public static final String COMMAND = "verify-totals";

    private static final Logger log = LoggerFactory.getLogger(VerifyTotals.class);

    private final List<ConsistencyCheck> checks;
    private final ApplicationContext application;
    private int differences;

    VerifyTotals(List<ConsistencyCheck> checks, ApplicationContext application) {
        this.checks = checks;
        this.application = application;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (!arguments.getNonOptionArgs().contains(COMMAND)) {
            return;
        }
        List<Difference> found = checks.stream().flatMap(check -> check.differences().stream()).toList();
        found.forEach(d -> log.error("{} of {}: kept {}, recomputed {}", d.figure(), d.place(), d.kept(), d.recomputed()));
        log.info("verify-totals: {} differences", found.size());
        differences = found.size();
        System.exit(SpringApplication.exit(application, this));
    }

    @Override
    public int getExitCode() {
        return differences == 0 ? 0 : 1;
    }
}
