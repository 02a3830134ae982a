package vn.khuyenhoc;

import java.util.List;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;

import vn.khuyenhoc.kernel.check.VerifyTotals;

/** The association's system of record: one process, one GraphQL schema, five modules and their kernel. */
@Modulithic(systemName = "Khuyến Học")
@SpringBootApplication
public class KhuyenHoc {
    static void main(String[] arguments) {
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
        SpringApplication application = new SpringApplication(KhuyenHoc.class);
        if (List.of(arguments).contains(VerifyTotals.COMMAND)) {
            application.setWebApplicationType(WebApplicationType.NONE);
        }
        application.run(arguments);
    }
}
