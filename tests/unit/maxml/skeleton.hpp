// The skeleton of a maXML file, as far as public documents describe it. It is an exact copy of the skeleton in the
// project's reference (maxml 1.3). Its comments say which names are certain; its values are invented.
#pragma once
#include <string_view>

namespace maex::maxml_test {

constexpr std::string_view skeleton = R"maxml(<?xml version="1.0" encoding="UTF-8"?>
<MineActionFieldReport>                                   <!-- documented; namespace unknown -->
  <DocumentHeader>                                        <!-- documented, optional on import -->
    <DocumentName>casualty-export-0001</DocumentName>
    <SchemaVersion>COPY-FROM-SAMPLE</SchemaVersion>       <!-- value unknown -->
    <FileCreationInfo>
      <FileCreationDateTime>2024-05-02T09:30:00</FileCreationDateTime>
      <FileCreator>casualty-tool</FileCreator>
    </FileCreationInfo>
    <DocumentCoordinateReferenceSystem>
      <CoordinateSystem>COPY-FROM-SAMPLE</CoordinateSystem>
      <Datum>COPY-FROM-SAMPLE</Datum>
    </DocumentCoordinateReferenceSystem>
  </DocumentHeader>

  <FieldReport>                                           <!-- documented, 1..n -->
    <FieldReportInfo reportGUID="c0a8-0001-15a000000f1-aaaa0001-1-10ab"
                     reportID="ACC-2024-0007"
                     fieldReportGUID="c0a8-0001-15a000000f2-bbbb0002-2-20cd">
      <FieldReportName>Accident form</FieldReportName>    <!-- template name -->
      <Version>1.0</Version>
      <ReportingPerson>Jane Doe</ReportingPerson>
      <ReportingPosition>Surveyor</ReportingPosition>
      <ReportingOrg>IMSMA</ReportingOrg>
      <ReportingDate>2024-05-01</ReportingDate>           <!-- Date of Information -->
      <VerifyingDate>2024-05-03</VerifyingDate>
      <VerifiedBy>Editor</VerifiedBy>
      <ReportCompletedDate>2024-05-02</ReportCompletedDate>
      <Other>free comment</Other>
    </FieldReportInfo>
    <Accident>                                            <!-- name documented -->
      <!-- children: names NOT documented; take them from a sample of the target system -->
    </Accident>
    <!-- optional attachment element: spelling and content NOT documented -->
  </FieldReport>

  <FieldReport>
    <FieldReportInfo reportGUID="…" reportID="…" fieldReportGUID="…"> … </FieldReportInfo>
    <VictimAssistance>                                    <!-- children documented, section 2.8 -->
      <Association>
        <AssociationIdentification>
          <GUID>…</GUID>
          <OriginalID>VIC-2024-0011</OriginalID>
        </AssociationIdentification>
        <TargetInformation><Name>Victim</Name></TargetInformation>
      </Association>
      <Comments>text</Comments>
      <DataEnterer>operator</DataEnterer>
      <DataEntryDate>2024-05-02</DataEntryDate>
      <Name>VA-0003</Name>
    </VictimAssistance>
  </FieldReport>
</MineActionFieldReport>
)maxml";

}  // namespace maex::maxml_test
