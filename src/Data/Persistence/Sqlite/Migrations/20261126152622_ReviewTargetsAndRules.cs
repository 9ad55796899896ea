using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kpi.Data.Persistence.Sqlite.Migrations
{
    /// <inheritdoc />
    internal partial class ReviewTargetsAndRules : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Rule_Key",
                table: "Rule");

            migrationBuilder.AddColumn<DateOnly>(
                name: "DocumentDate",
                table: "Target",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Path",
                table: "Target",
                type: "TEXT",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "Tolerance",
                table: "Target",
                type: "REAL",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "FormKey",
                table: "Rule",
                type: "TEXT",
                maxLength: 50,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Missing",
                table: "Rule",
                type: "TEXT",
                maxLength: 20,
                nullable: false,
                defaultValue: "skip");

            migrationBuilder.AddColumn<DateTime>(
                name: "RecordedAt",
                table: "Rule",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "RecordedBy",
                table: "Rule",
                type: "TEXT",
                maxLength: 256,
                nullable: false,
                defaultValue: "system");

            migrationBuilder.AddColumn<DateTime>(
                name: "SupersededAt",
                table: "Rule",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SupersededBy",
                table: "Rule",
                type: "TEXT",
                maxLength: 256,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "ValidFrom",
                table: "Rule",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "ValidTo",
                table: "Rule",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Version",
                table: "Rule",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<string>(
                name: "Cause",
                table: "Observation",
                type: "TEXT",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "AgencyKey",
                table: "AspNetUsers",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "FormulaVersion",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    IndicatorId = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    Numerator = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Denominator = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    FormKey = table.Column<string>(type: "TEXT", maxLength: 50, nullable: false),
                    Cause = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    RecordedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    RecordedBy = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    SupersededAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FormulaVersion", x => x.Id);
                    table.ForeignKey(
                        name: "FK_FormulaVersion_Indicator_IndicatorId",
                        column: x => x.IndicatorId,
                        principalTable: "Indicator",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "LineComment",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    SubmissionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Line = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LineComment", x => x.Id);
                    table.ForeignKey(
                        name: "FK_LineComment_Submission_SubmissionId",
                        column: x => x.SubmissionId,
                        principalTable: "Submission",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "LineMapping",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    FormKey = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    PrintedKey = table.Column<string>(type: "TEXT", maxLength: 150, nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    LineKey = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    Parts = table.Column<int>(type: "INTEGER", nullable: false),
                    Since = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    ValidFrom = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ValidTo = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    RecordedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    RecordedBy = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    RevokedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    RevokedBy = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LineMapping", x => x.Id);
                    table.ForeignKey(
                        name: "FK_LineMapping_Agency_AgencyId",
                        column: x => x.AgencyId,
                        principalTable: "Agency",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PeriodRuleVersion",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    CalendarId = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Month = table.Column<int>(type: "INTEGER", nullable: false),
                    FromYear = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    StartYearOffset = table.Column<int>(type: "INTEGER", nullable: false),
                    StartMonth = table.Column<int>(type: "INTEGER", nullable: false),
                    StartDay = table.Column<int>(type: "INTEGER", nullable: false),
                    EndMonth = table.Column<int>(type: "INTEGER", nullable: false),
                    EndDay = table.Column<int>(type: "INTEGER", nullable: false),
                    DeadlineYearOffset = table.Column<int>(type: "INTEGER", nullable: false),
                    DeadlineMonth = table.Column<int>(type: "INTEGER", nullable: false),
                    DeadlineDay = table.Column<int>(type: "INTEGER", nullable: false),
                    Cause = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    RecordedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    RecordedBy = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PeriodRuleVersion", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PeriodRuleVersion_Calendar_CalendarId",
                        column: x => x.CalendarId,
                        principalTable: "Calendar",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SeriesEvent",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    IndicatorId = table.Column<int>(type: "INTEGER", nullable: false),
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: true),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    PeriodKey = table.Column<string>(type: "TEXT", maxLength: 10, nullable: true),
                    Text = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    RecordedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    RecordedBy = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    WithdrawnAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    WithdrawnBy = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    WithdrawnBecause = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SeriesEvent", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SeriesEvent_Agency_AgencyId",
                        column: x => x.AgencyId,
                        principalTable: "Agency",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SeriesEvent_Indicator_IndicatorId",
                        column: x => x.IndicatorId,
                        principalTable: "Indicator",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "TargetPlan",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    Document = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    DocumentDate = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    CreatedBy = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ChangedBy = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TargetPlan", x => x.Id);
                    table.ForeignKey(
                        name: "FK_TargetPlan_Agency_AgencyId",
                        column: x => x.AgencyId,
                        principalTable: "Agency",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "TargetPlanRow",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    PlanId = table.Column<int>(type: "INTEGER", nullable: false),
                    IndicatorId = table.Column<int>(type: "INTEGER", nullable: false),
                    PeriodId = table.Column<int>(type: "INTEGER", nullable: false),
                    Comparator = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Value = table.Column<double>(type: "REAL", nullable: false),
                    Tolerance = table.Column<double>(type: "REAL", nullable: true),
                    Path = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    Notes = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    ValidFrom = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ValidTo = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TargetPlanRow", x => x.Id);
                    table.ForeignKey(
                        name: "FK_TargetPlanRow_Indicator_IndicatorId",
                        column: x => x.IndicatorId,
                        principalTable: "Indicator",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_TargetPlanRow_Period_PeriodId",
                        column: x => x.PeriodId,
                        principalTable: "Period",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_TargetPlanRow_TargetPlan_PlanId",
                        column: x => x.PlanId,
                        principalTable: "TargetPlan",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Submission_Declared",
                table: "Submission",
                column: "AgencyId",
                filter: "\"DeclaredStart\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Rule_Key_Version",
                table: "Rule",
                columns: new[] { "Key", "Version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_FormulaVersion_IndicatorId_Version",
                table: "FormulaVersion",
                columns: new[] { "IndicatorId", "Version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_LineComment_SubmissionId",
                table: "LineComment",
                column: "SubmissionId");

            migrationBuilder.CreateIndex(
                name: "IX_LineMapping_AgencyId_FormKey_PrintedKey_ValidFrom",
                table: "LineMapping",
                columns: new[] { "AgencyId", "FormKey", "PrintedKey", "ValidFrom" },
                unique: true,
                filter: "\"RevokedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_PeriodRuleVersion_CalendarId_Kind_Month_FromYear_Version",
                table: "PeriodRuleVersion",
                columns: new[] { "CalendarId", "Kind", "Month", "FromYear", "Version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SeriesEvent_AgencyId",
                table: "SeriesEvent",
                column: "AgencyId");

            migrationBuilder.CreateIndex(
                name: "IX_SeriesEvent_IndicatorId",
                table: "SeriesEvent",
                column: "IndicatorId");

            migrationBuilder.CreateIndex(
                name: "IX_TargetPlan_AgencyId_Year",
                table: "TargetPlan",
                columns: new[] { "AgencyId", "Year" });

            migrationBuilder.CreateIndex(
                name: "IX_TargetPlanRow_IndicatorId",
                table: "TargetPlanRow",
                column: "IndicatorId");

            migrationBuilder.CreateIndex(
                name: "IX_TargetPlanRow_PeriodId",
                table: "TargetPlanRow",
                column: "PeriodId");

            migrationBuilder.CreateIndex(
                name: "IX_TargetPlanRow_PlanId_IndicatorId_PeriodId",
                table: "TargetPlanRow",
                columns: new[] { "PlanId", "IndicatorId", "PeriodId" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "FormulaVersion");

            migrationBuilder.DropTable(
                name: "LineComment");

            migrationBuilder.DropTable(
                name: "LineMapping");

            migrationBuilder.DropTable(
                name: "PeriodRuleVersion");

            migrationBuilder.DropTable(
                name: "SeriesEvent");

            migrationBuilder.DropTable(
                name: "TargetPlanRow");

            migrationBuilder.DropTable(
                name: "TargetPlan");

            migrationBuilder.DropIndex(
                name: "IX_Submission_Declared",
                table: "Submission");

            migrationBuilder.DropIndex(
                name: "IX_Rule_Key_Version",
                table: "Rule");

            migrationBuilder.DropColumn(
                name: "DocumentDate",
                table: "Target");

            migrationBuilder.DropColumn(
                name: "Path",
                table: "Target");

            migrationBuilder.DropColumn(
                name: "Tolerance",
                table: "Target");

            migrationBuilder.DropColumn(
                name: "FormKey",
                table: "Rule");

            migrationBuilder.DropColumn(
                name: "Missing",
                table: "Rule");

            migrationBuilder.DropColumn(
                name: "RecordedAt",
                table: "Rule");

            migrationBuilder.DropColumn(
                name: "RecordedBy",
                table: "Rule");

            migrationBuilder.DropColumn(
                name: "SupersededAt",
                table: "Rule");

            migrationBuilder.DropColumn(
                name: "SupersededBy",
                table: "Rule");

            migrationBuilder.DropColumn(
                name: "ValidFrom",
                table: "Rule");

            migrationBuilder.DropColumn(
                name: "ValidTo",
                table: "Rule");

            migrationBuilder.DropColumn(
                name: "Version",
                table: "Rule");

            migrationBuilder.DropColumn(
                name: "Cause",
                table: "Observation");

            migrationBuilder.DropColumn(
                name: "AgencyKey",
                table: "AspNetUsers");

            migrationBuilder.CreateIndex(
                name: "IX_Rule_Key",
                table: "Rule",
                column: "Key",
                unique: true);
        }
    }
}
