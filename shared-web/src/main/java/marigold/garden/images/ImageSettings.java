package marigold.garden.images;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param baseUrl where the folders of the plants' pictures are, as a browser reaches them; Marigold serves
///     none
@ConfigurationProperties("marigold.image")
record ImageSettings(@DefaultValue("/images") String baseUrl) {}
