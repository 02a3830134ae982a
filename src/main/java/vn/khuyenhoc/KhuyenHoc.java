package vn.khuyenhoc;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;

/** The association's system of record: one process, one GraphQL schema, five modules and their kernel. */
@Modulithic(systemName = "Khuyến Học")
@SpringBootApplication
public class KhuyenHoc {
    static void main(String[] arguments) {
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
        SpringApplication.run(KhuyenHoc.class, arguments);
    }
}
