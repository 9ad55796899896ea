using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kpi.Data.Persistence.Postgres.Migrations
{
    /// <inheritdoc />
    internal partial class FigureIndexes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Observation_AgencyId_IndicatorId_PeriodId_Revision",
                table: "Observation");

            migrationBuilder.DropIndex(
                name: "IX_Observation_IndicatorId",
                table: "Observation");

            migrationBuilder.CreateIndex(
                name: "IX_Observation_AgencyId_PeriodId_IndicatorId_Revision",
                table: "Observation",
                columns: new[] { "AgencyId", "PeriodId", "IndicatorId", "Revision" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Observation_Figures",
                table: "Observation",
                columns: new[] { "AgencyId", "IndicatorId", "PeriodId", "SupersededAt", "State", "Illustrative", "Value", "Numerator", "Denominator" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Observation_AgencyId_PeriodId_IndicatorId_Revision",
                table: "Observation");

            migrationBuilder.DropIndex(
                name: "IX_Observation_Figures",
                table: "Observation");

            migrationBuilder.CreateIndex(
                name: "IX_Observation_AgencyId_IndicatorId_PeriodId_Revision",
                table: "Observation",
                columns: new[] { "AgencyId", "IndicatorId", "PeriodId", "Revision" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Observation_IndicatorId",
                table: "Observation",
                column: "IndicatorId");
        }
    }
}
