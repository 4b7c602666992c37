/// Reads no events: it joins the tables of other read models, in as few statements as a report needs and as
/// many for one row as for thousands. Shows the slips and summaries that are made for a period.
package marigold.market.reports;
