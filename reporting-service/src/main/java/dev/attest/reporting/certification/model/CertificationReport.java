package dev.attest.reporting.certification.model;

import java.util.List;

/// An access certification report.
///
/// @param gaps what is missing or does not add up, in words; named first in every format
/// @param packages sorted by reviewer
/// @param items sorted by subject, account, title and id
public record CertificationReport(
        ReportHeader header,
        CampaignSummary campaign,
        List<String> gaps,
        Population population,
        Flow flow,
        List<ReviewPackage> packages,
        List<ReviewedItem> items) {

    public CertificationReport {
        gaps = List.copyOf(gaps);
        packages = List.copyOf(packages);
        items = List.copyOf(items);
    }

    /// Whether figures may still change.
    public boolean running() {
        return campaign.state() == CampaignState.ACTIVE;
    }
}
