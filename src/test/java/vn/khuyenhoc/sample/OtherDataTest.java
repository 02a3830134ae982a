package vn.khuyenhoc.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;

import vn.khuyenhoc.KhuyenHoc;
import vn.khuyenhoc.organization.Organizations;
import vn.khuyenhoc.testing.Fixtures;
import vn.khuyenhoc.testing.TestDatabase;

/** The sample never mixes with somebody's own records. */
class OtherDataTest {
    private static SpringApplicationBuilder application(Map<String, Object> database, String... profiles) {
        return new SpringApplicationBuilder(KhuyenHoc.class, Fixtures.class).web(WebApplicationType.NONE).profiles(profiles)
            .initializers(context -> context.getEnvironment().getPropertySources()
                .addFirst(new org.springframework.core.env.MapPropertySource("database", database)));
    }

    @Test
    void refusesADatabaseThatHoldsAnotherAssociation() {
        Map<String, Object> database = TestDatabase.settings();
        try (var own = application(database).run()) {
            own.getBean(Fixtures.class).aProvince();
        }
        assertThatThrownBy(() -> application(database, "sample").run()).rootCause().isInstanceOf(OtherDataFound.class);
        try (var own = application(database).run()) {
            assertThat(own.getBean(Organizations.class).none()).isFalse();
            assertThat(own.getBean(SampleNotice.class).sample()).isFalse();
        }
    }

    @Test
    void saysWhyItDoesNotStart() {
        assertThat(new OtherDataAnalyzer().analyze(new OtherDataFound()).getDescription())
            .contains("Cơ sở dữ liệu đã có dữ liệu khác", "already holds other data");
    }
}
