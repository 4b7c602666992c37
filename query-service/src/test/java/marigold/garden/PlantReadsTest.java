package marigold.garden;

import static marigold.garden.Varieties.basil;
import static marigold.garden.Varieties.plant;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import marigold.QueryServiceTest;
import marigold.garden.events.CataloguePlantEvent.PlantListed;
import marigold.garden.events.CataloguePlantEvent.PlantRevised;
import marigold.garden.events.GrowthPlanEvent.GrowthPlanPublished;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Every test has plants with words of its own: the catalogue is shared.
@DisplayName("A visitor of the catalogue")
class PlantReadsTest extends QueryServiceTest {
    @Test
    @DisplayName("reads everything about a plant, under every name that front ends use")
    void detail() {
        long position = append(new PlantListed(7_909, basil()));

        JsonNode basil = seen(position, "/api/v1/plants/7909");

        String folder = "herb_plant_images/Basil- Bush_Ocimum basilicum/Basil- Bush_Ocimum basilicum_";
        String image = "/images/" + folder;
        assertThat(basil.toString().replaceAll("\"(created|updated)_at\":\"[-0-9T:.]+Z\"", "\"$1_at\":\"…\""))
                .isEqualTo("""
                    {"id":7909,"plant_name":"Basil- Bush","scientific_name":"Ocimum basilicum","plant_category":"herb",\
                    "plant_subcategory":null,"plant_type":"Annual herb; Culinary","description":"Small **leaves**.",\
                    "characteristics":"Aromatic, easy","additional_information":"Culinary;Pots",\
                    "position":"Full sun or part sun","season":"Spring, Summer","germination":"7 days",\
                    "germination_period":"7 days","days_to_maturity":"60-70 days","plant_spacing":"30cm",\
                    "sowing_depth":"5mm","sowing_method":"Sow direct or raise seedlings",\
                    "hardiness_life_cycle":"Frost tender annual","seed_type":"Seed","sun_need":"full_sun",\
                    "sun_levels":["full_sun","part_sun"],"indoor_ok":true,"container_ok":true,"edible":true,\
                    "fragrant":true,"habit":"bush","flower_colors":["white","purple"],"maintainability_score":0.95,\
                    "time_to_maturity_days":65,"spacing_cm":30,"sowing_depth_mm":5,\
                    "sowing_months_by_climate":{"cool":["October","December"],"temperate":["January"],"subtropical":[],\
                    "tropical":[],"arid":["January","February","March","April","May","June","July","August",\
                    "September","October","November","December"]},\
                    "climate_specific_sowing":{"cool":"October, December","temperate":"January","subtropical":"",\
                    "tropical":"","arid":"All year"},"beneficial_companions":["beans","peas","marigold"],\
                    "harmful_companions":["rue"],"neutral_companions":[],"image_url":"%1$s1.jpg",\
                    "media":{"image_url":"%1$s1.jpg","image_path":"%2$s1.jpg","image_base64":null,"has_image":true},\
                    "created_at":"…","updated_at":"…","water_requirements":null,"sunlight_requirements":null,"growth_time":null,"climate_zone":null,\
                    "mature_height":null,"mature_width":null,"soil_type":null,"flower_color":null,\
                    "flowering_season":null,"maintenance_level":null,"planting_tips":null,"care_instructions":null,\
                    "companion_plants":null,\
                    "companion_planting":{"beneficial_companions":["beans","peas","marigold"],\
                    "harmful_companions":["rue"],"neutral_companions":[]},\
                    "image_urls":["%1$s1.jpg","%1$s2.jpg","%1$s3.jpg","%1$s4.jpg"],"has_growth_plan":false}\
                    """.formatted(image, folder));

        long planned =
                append(new GrowthPlanPublished(7_909, 1, "template", List.of(), List.of(), List.of(), List.of()));
        assertThat(seen(planned, "/api/v1/plants/7909").get("has_growth_plan").asBoolean())
                .isTrue();
    }

    @Test
    @DisplayName("P4: reads its neighbours as lists, and its pictures")
    void companions() {
        long position =
                append(new PlantListed(7_011, basil()), new PlantListed(7_012, plant("Bare", "unknown", "flower", "")));

        assertThat(seen(position, "/api/v1/plants/7011/companions/").toString()).isEqualTo("""
            {"plant_id":7011,"plant_name":"Basil- Bush","scientific_name":"Ocimum basilicum",\
            "plant_category":"herb","companion_planting":{"beneficial_companions":["beans","peas","marigold"],\
            "harmful_companions":["rue"],"neutral_companions":[]}}\
            """);
        assertThat(get("", "/api/v1/plants/7012/companions").body())
                .contains("\"companion_planting\":{\"beneficial_companions\":[],\"harmful_companions\":[]");
        assertThat(get("", "/api/v1/plants/7012/image-url").body())
                .isEqualTo("{\"image_url\":\"/images/flower_plant_images/Bare_unknown/Bare_unknown_1.jpg\"}");
        assertThat(get("", "/api/v1/plants/7012/all-images").json().get("image_urls"))
                .hasSize(4)
                .last()
                .extracting(JsonNode::asString)
                .isEqualTo("/images/flower_plant_images/Bare_unknown/Bare_unknown_4.jpg");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/companions", "/image-url", "/all-images"})
    @DisplayName("is told that there is no such plant, or that this is no number of one")
    void unknown(String path) {
        Answered unknown = get("", "/api/v1/plants/999999" + path);
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.json().get("detail").asString()).isEqualTo("Plant not found");
        assertThat(get("", "/api/v1/plants/basil" + path).status()).isEqualTo(422);
    }

    @Test
    @DisplayName("P3, P1: turns pages that are disjoint, in the order of names, and the same each time")
    void pages() {
        List<Integer> places = new ArrayList<>(IntStream.range(0, 25).boxed().toList());
        Collections.shuffle(places, new Random(3));
        long position = append(places.stream()
                .map(i -> new PlantListed(8_000 + i, plant("Paging %02d".formatted(i / 2), "", "herb", "pageword")))
                .toArray());

        String path = "/api/v1/plants/paginated?search=PAGEword&page=";
        List<Long> ids = new ArrayList<>();
        for (int number = 1; number <= 3; number++) {
            JsonNode page = seen(position, path + number);
            page.get("plants").forEach(plant -> ids.add(plant.get("id").asLong()));
            assertThat(page.get("page").asInt()).isEqualTo(number);
            assertThat(page.get("limit").asInt()).isEqualTo(12);
            assertThat(page.get("total").asInt()).isEqualTo(25);
            assertThat(page.get("total_pages").asInt()).isEqualTo(3);
            assertThat(page.get("has_next").asBoolean()).isEqualTo(number < 3);
            assertThat(page.get("has_previous").asBoolean()).isEqualTo(number > 1);
            assertThat(get("", path + number).json()).isEqualTo(page);
        }
        assertThat(ids)
                .containsExactlyElementsOf(
                        IntStream.range(0, 25).mapToObj(i -> 8_000L + i).toList());

        JsonNode beyond = get("", path + 4).json();
        assertThat(beyond.get("plants")).isEmpty();
        assertThat(beyond.get("total").asInt()).isEqualTo(25);
        assertThat(beyond.get("has_next").asBoolean()).isFalse();
        assertThat(beyond.get("has_previous").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"limit=101, limit", "limit=0, limit", "page=0, page", "page=one, page", "limit=, limit"})
    @DisplayName("P2: is told which parameter is out of bounds")
    void bounds(String parameters, String field) {
        Answered refused = get("", "/api/v1/plants/paginated?" + parameters);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().get("errors").get(0).get("field").asString()).isEqualTo(field);
    }

    @Test
    @DisplayName(
            "finds plants by any part of name, scientific name or description, in any case, and nothing by wildcards")
    void search() {
        long position = append(
                new PlantListed(9_001, plant("Findme 100% Red", "Alpha", "flower", "one")),
                new PlantListed(9_002, plant("Other", "FINDMEA_planta", "herb", "two")),
                new PlantListed(9_003, plant("Third", "Gamma", "herb", "says findmé and findME")),
                new PlantListed(9_004, plant("Back\\slash findme", "", "herb", "")));

        assertThat(found(position, "search=findme")).containsExactlyInAnyOrder(9_001L, 9_002L, 9_003L, 9_004L);
        assertThat(found(position, "search=FINDM%C3%89")).containsExactly(9_003L);
        assertThat(found(position, "search=findme&category=herb")).containsExactlyInAnyOrder(9_002L, 9_003L, 9_004L);
        assertThat(found(position, "search=findme&category=tree")).isEmpty();
        assertThat(found(position, "search=findme%20100%25")).containsExactly(9_001L);
        assertThat(found(position, "search=findme%25red")).isEmpty();
        assertThat(found(position, "search=findmea_p")).containsExactly(9_002L);
        assertThat(found(position, "search=findme__planta")).isEmpty();
        assertThat(found(position, "search=k%5Cslash%20f")).containsExactly(9_004L);

        long revised = append(new PlantRevised(9_003, plant("Third", "Gamma", "herb", "says nothing")));
        assertThat(found(revised, "search=findme")).doesNotContain(9_003L);
    }

    private Set<Long> found(long position, String parameters) {
        Set<Long> ids = new HashSet<>();
        seen(position, "/api/v1/plants/paginated?" + parameters)
                .get("plants")
                .forEach(plant -> ids.add(plant.get("id").asLong()));
        return ids;
    }

    @Test
    @DisplayName("sees how many plants each category has, and the list that the first client reads")
    void counts() {
        long before = append(new PlantListed(9_101, plant("Aaa counted", "", "flower", "")));
        JsonNode first = seen(before, "/api/v1/plants/paginated?category=flower&limit=1");
        long position = append(
                new PlantListed(9_102, plant("Aab counted", "", "flower", "")),
                new PlantListed(9_103, plant("Aac counted", "", "vegetable", "")));

        JsonNode second = seen(position, "/api/v1/plants/paginated?category=flower&limit=1");

        assertThat(second.get("total").asInt()).isEqualTo(first.get("total").asInt() + 1);
        for (String category : List.of("flower", "vegetable", "herb")) {
            int more = second.get("categories").get(category).asInt()
                    - first.get("categories").get(category).asInt();
            assertThat(more).as(category).isEqualTo(category.equals("herb") ? 0 : 1);
        }
        JsonNode list = get("", "/api/v1/plants/?search=counted").json();
        assertThat(list.propertyNames()).containsExactly("plants", "total_count");
        assertThat(list.get("total_count").asInt()).isEqualTo(3);
        assertThat(list.get("plants")).hasSize(3);
        assertThat(get("", "/api/v1/plants?search=counted&limit=1&page=2")
                        .json()
                        .get("plants"))
                .hasSize(1)
                .first()
                .isEqualTo(list.get("plants").get(1));
        assertThat(get("", "/api/v1/plants").json().get("plants")).hasSizeBetween(3, 1_000);
    }

    @Test
    @DisplayName("needs no login, and an old one does not stand in the way; the answer can be validated")
    void visitor() {
        Answered first = get("", "/api/v1/plants/paginated?limit=1");
        assertThat(first.status()).isEqualTo(200);
        assertThat(get("no.real.token", "/api/v1/plants/paginated?limit=1").status())
                .isEqualTo(200);
        assertThat(get("", "/api/v1/plants/paginated?limit=1", "If-None-Match", first.header("ETag"))
                        .status())
                .isEqualTo(304);
        assertThat(send("POST", "", "/api/v1/plants").status()).isEqualTo(401);
    }

    /// A GET by anybody that waits until the answer contains everything up to the position.
    private JsonNode seen(long position, String path) {
        Answered answered = get("", path, "Consistency-Token", Long.toString(position), "Prefer", "wait=20");
        assertThat(answered.status()).as(path + " " + answered).isEqualTo(200);
        return answered.json();
    }
}
