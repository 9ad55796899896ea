using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kpi.Data.Persistence.Sqlite.Migrations
{
    /// <inheritdoc />
    internal partial class RestatementIndexes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_Observation_Revised",
                table: "Observation",
                column: "RecordedAt",
                filter: "\"Revision\" > 1");

            migrationBuilder.CreateIndex(
                name: "IX_Observation_Superseded",
                table: "Observation",
                column: "SupersededAt",
                filter: "\"SupersededAt\" IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Observation_Revised",
                table: "Observation");

            migrationBuilder.DropIndex(
                name: "IX_Observation_Superseded",
                table: "Observation");
        }
    }
}
