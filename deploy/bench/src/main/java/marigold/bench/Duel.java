package marigold.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// The product beside one peer at one kind of work, in turns. Its figure is how much the product does for
/// each one that the peer does.
final class Duel implements Part {
    /// One side of it; measures one round.
    interface Side {
        Sample measure(int round);
    }

    private final String name;
    private final String unit;
    private final String peerName;
    private final Side product;
    private final Side peer;
    private final List<Sample> products = new ArrayList<>();
    private final List<Sample> peers = new ArrayList<>();
    private Optional<Target> target = Optional.empty();

    Duel(String name, String unit, String peerName, Side product, Side peer) {
        this.name = name;
        this.unit = unit;
        this.peerName = peerName;
        this.product = product;
        this.peer = peer;
    }

    Duel atLeast(double ratio) {
        target = Optional.of(Target.atLeast(ratio));
        return this;
    }

    /// A side of several duels that measures once in a round, so that one run of the product stands beside
    /// several peers.
    static Side oncePerRound(Side side) {
        var measured = new ArrayList<Sample>();
        return round -> {
            if (measured.size() == round) measured.add(side.measure(round));
            return measured.get(round);
        };
    }

    /// Every other round begins with the peer, so that neither always gets the machine as the other leaves
    /// it.
    void fight(int round) {
        if (round % 2 == 0) {
            products.add(product.measure(round));
            peers.add(peer.measure(round));
        } else {
            peers.add(peer.measure(round));
            products.add(product.measure(round));
        }
    }

    @Override
    public String name() {
        return name;
    }

    String peerName() {
        return peerName;
    }

    /// Median over the rounds.
    @Override
    public double figure() {
        return Median.of(IntStream.range(0, products.size())
                .mapToDouble(round ->
                        products.get(round).perSecond() / peers.get(round).perSecond()));
    }

    @Override
    public String figureUnit() {
        return "";
    }

    @Override
    public Optional<Target> target() {
        return target;
    }

    @Override
    public long failures() {
        return products.stream().mapToLong(Sample::failures).sum();
    }

    /// What the last round came to.
    String lastRound() {
        return "%s %s; %s %s"
                .formatted(
                        name,
                        Figures.text(products.getLast().perSecond(), unit),
                        peerName,
                        Figures.text(peers.getLast().perSecond(), unit));
    }

    /// Median of what the product did in a second.
    double productRate() {
        return median(productRates());
    }

    private double[] productRates() {
        return rates(products);
    }

    private double[] peerRates() {
        return rates(peers);
    }

    private OptionalDouble productP99Millis() {
        double[] known = products.stream()
                .flatMapToDouble(sample -> sample.p99Millis().stream())
                .toArray();
        return known.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(Median.of(DoubleStream.of(known)));
    }

    @Override
    public Map<String, Object> detail() {
        var detail = new LinkedHashMap<String, Object>();
        detail.put("unit", unit);
        detail.put("product", Figures.rounded(median(productRates()), 1));
        detail.put("peerName", peerName);
        detail.put("peer", Figures.rounded(median(peerRates()), 1));
        productP99Millis().ifPresent(millis -> detail.put("productP99Millis", millis));
        detail.put("productRounds", Figures.rounded(productRates(), 1));
        detail.put("peerRounds", Figures.rounded(peerRates(), 1));
        return detail;
    }

    @Override
    public Shown shown() {
        return new Shown(
                Figures.text(median(productRates()), unit),
                productP99Millis().isPresent()
                        ? "%.1f".formatted(productP99Millis().getAsDouble())
                        : "",
                Figures.text(median(peerRates()), unit),
                peerName);
    }

    private static double[] rates(List<Sample> samples) {
        return samples.stream().mapToDouble(Sample::perSecond).toArray();
    }

    private static double median(double[] values) {
        return Median.of(DoubleStream.of(values));
    }
}
