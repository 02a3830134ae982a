package vn.khuyenhoc.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

import vn.khuyenhoc.campaign.CampaignId;
import vn.khuyenhoc.campaign.CampaignKind;
import vn.khuyenhoc.campaign.CampaignRegister;
import vn.khuyenhoc.campaign.CampaignRegister.Launch;
import vn.khuyenhoc.organization.OrganizationBasis;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.OrganizationLevel;
import vn.khuyenhoc.organization.OrganizationRegister;
import vn.khuyenhoc.organization.OrganizationRegister.Establishment;
import vn.khuyenhoc.organization.UnitId;
import vn.khuyenhoc.organization.UnitRegister;
import vn.khuyenhoc.organization.UnitRegister.Population;
import vn.khuyenhoc.organization.UnitRegister.UnitEntry;

/** The first step: units, populations, the associations of all three levels, and what they take part in. */
@Component
@Profile("sample")
class Foundation {
    private static final LocalDate UNITS_KNOWN_SINCE = LocalDate.of(2000, 1, 1);
    private static final LocalDate PROVINCE_FOUNDED = LocalDate.of(2001, 3, 15);
    private static final LocalDate DISTRICTS_FOUNDED = LocalDate.of(2002, 10, 2);
    private static final LocalDate COMMUNES_FOUNDED = LocalDate.of(2004, 10, 2);

    private final UnitRegister units;
    private final OrganizationRegister organizations;
    private final CampaignRegister campaigns;

    Foundation(UnitRegister units, OrganizationRegister organizations, CampaignRegister campaigns) {
        this.units = units;
        this.organizations = organizations;
        this.campaigns = campaigns;
    }

    void load(Blueprint blueprint) {
        Map<String, UnitId> unitIds = new HashMap<>();
        enter(List.of(blueprint.province), unitIds);
        enter(blueprint.districts, unitIds);
        enter(blueprint.communes, unitIds);
        count(blueprint.places(), unitIds);
        Map<String, OrganizationId> associations = new HashMap<>();
        establish(List.of(blueprint.province), PROVINCE_FOUNDED, unitIds, associations);
        establish(blueprint.districts, DISTRICTS_FOUNDED, unitIds, associations);
        establish(blueprint.communes, COMMUNES_FOUNDED, unitIds, associations);
        launch(Set.copyOf(associations.values()));
    }

    private void enter(List<Place> places, Map<String, UnitId> ids) {
        List<UnitId> entered = units.enter(places.stream().map(place -> new UnitEntry(place.unit.code(), place.unit.name(),
            place.unit.level(), place.unit.kind(), ids.get(place.unit.parentCode()), UNITS_KNOWN_SINCE)).toList());
        for (int i = 0; i < places.size(); i++) {
            ids.put(places.get(i).unit.code(), entered.get(i));
        }
    }

    private void count(List<Place> places, Map<String, UnitId> ids) {
        List<Population> populations = new ArrayList<>();
        for (Place place : places) {
            for (int year = 0; year < 4; year++) {
                populations.add(new Population(ids.get(place.unit.code()), place.inhabitants[year], LocalDate.of(2020 + year, 1, 1),
                    "Dân số trung bình (mẫu)", place.level == OrganizationLevel.PROVINCE && year >= 2
                        ? "Suy từ tỷ lệ hội viên đã công bố" : "Phân bổ giả định từ tổng của tỉnh"));
            }
        }
        units.count(populations);
    }

    private void establish(List<Place> places, LocalDate on, Map<String, UnitId> unitIds, Map<String, OrganizationId> ids) {
        List<OrganizationId> established = organizations.establish(places.stream().map(place -> new Establishment(place.code(), place.name(),
            place.level, OrganizationBasis.TERRITORY, ids.get(place.unit.parentCode()), unitIds.get(place.unit.code()), on)).toList());
        for (int i = 0; i < places.size(); i++) {
            ids.put(places.get(i).unit.code(), established.get(i));
        }
    }

    private void launch(Set<OrganizationId> associations) {
        LocalDate to2030 = LocalDate.of(2030, 12, 31);
        List<Launch> launches = List.of(
            new Launch(CampaignKind.PROGRAMME, "Đẩy mạnh phong trào học tập suốt đời trong gia đình, dòng họ, cộng đồng, đơn vị giai đoạn 2021 - 2030",
                "387/QĐ-TTg", "Thủ tướng Chính phủ", LocalDate.of(2022, 3, 25), to2030),
            new Launch(CampaignKind.PROGRAMME, "Xây dựng mô hình Công dân học tập giai đoạn 2021 - 2030",
                "677/QĐ-TTg", "Thủ tướng Chính phủ", LocalDate.of(2022, 6, 3), to2030),
            new Launch(CampaignKind.PLAN, "Kế hoạch thực hiện các chương trình học tập suốt đời trên địa bàn tỉnh Quảng Trị",
                "135/KH-UBND", "Ủy ban nhân dân tỉnh Quảng Trị", LocalDate.of(2022, 7, 12), to2030),
            new Launch(CampaignKind.MOVEMENT, "Cả nước thi đua xây dựng xã hội học tập, đẩy mạnh học tập suốt đời giai đoạn 2023 - 2030",
                "1315/QĐ-TTg", "Thủ tướng Chính phủ", LocalDate.of(2023, 11, 9), to2030),
            new Launch(CampaignKind.MOVEMENT,
                "Mỗi người dân tự học, học tập suốt đời đáp ứng yêu cầu phát triển bền vững trong thời kỳ chuyển đổi số quốc gia",
                null, "Ủy ban nhân dân tỉnh Quảng Trị", Published.REVIEW, null));
        List<CampaignId> ids = campaigns.launch(launches);
        for (int i = 0; i < launches.size(); i++) {
            campaigns.join(ids.get(i), associations, launches.get(i).launchedOn());
        }
    }
}
